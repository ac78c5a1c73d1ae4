using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Sandbox
{
    /// <inheritdoc />
    public partial class Actions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LastActionId",
                schema: "sandbox",
                table: "devices",
                type: "character varying(33)",
                maxLength: 33,
                nullable: true,
                collation: "C");

            migrationBuilder.CreateTable(
                name: "actions",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    DeviceId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    DeviceType = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    KeyId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: true, collation: "C"),
                    ScheduleId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: true, collation: "C"),
                    Command = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false, collation: "C"),
                    Parameters = table.Column<string>(type: "text", nullable: false),
                    Start = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    End = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    OnConflict = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    Sandbox = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Result = table.Column<string>(type: "text", nullable: true),
                    ErrorCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    ErrorMessage = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    CancelReason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    AcknowledgedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    CompletedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    QueuedBehind = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: true, collation: "C"),
                    Lane = table.Column<string>(type: "character varying(42)", maxLength: 42, nullable: true, collation: "C"),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    Partition = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Mishaps = table.Column<int>(type: "integer", nullable: false),
                    LeaseId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    SendingSince = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    CheckHandle = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    LastError = table.Column<string>(type: "text", nullable: true),
                    PriorMode = table.Column<string>(type: "text", nullable: true),
                    Revert = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                schema: "sandbox",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Method = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    BodyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.CustomerId, x.Key, x.Method, x.Path });
                });

            migrationBuilder.CreateTable(
                name: "simulated_devices",
                schema: "sandbox",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Serial = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    History = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_simulated_devices", x => new { x.CustomerId, x.Serial });
                });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_DeviceId_Id",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "CustomerId", "DeviceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_DeviceId_Lane",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "CustomerId", "DeviceId", "Lane" },
                unique: true,
                filter: "\"Lane\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_Id",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_State_Id",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "CustomerId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_UserId_Id",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "CustomerId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_Priority_DueAt",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "Priority", "DueAt" },
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_CreatedAt",
                schema: "sandbox",
                table: "idempotency_records",
                column: "CreatedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "actions",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "idempotency_records",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "simulated_devices",
                schema: "sandbox");

            migrationBuilder.DropColumn(
                name: "LastActionId",
                schema: "sandbox",
                table: "devices");
        }
    }
}
