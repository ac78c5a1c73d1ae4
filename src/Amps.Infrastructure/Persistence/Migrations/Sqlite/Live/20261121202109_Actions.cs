using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Live
{
    /// <inheritdoc />
    public partial class Actions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LastActionId",
                schema: "live",
                table: "devices",
                type: "TEXT",
                maxLength: 33,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "actions",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    DeviceId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    DeviceType = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: true),
                    ScheduleId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: true),
                    Command = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: true),
                    End = table.Column<long>(type: "INTEGER", nullable: true),
                    OnConflict = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Sandbox = table.Column<string>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    ErrorCode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ErrorMessage = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    CancelReason = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AcknowledgedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    QueuedBehind = table.Column<string>(type: "TEXT", maxLength: 33, nullable: true),
                    Lane = table.Column<string>(type: "TEXT", maxLength: 42, nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Partition = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Mishaps = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaseId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    SendingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    AcceptedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckHandle = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    LastError = table.Column<string>(type: "TEXT", nullable: true),
                    PriorMode = table.Column<string>(type: "TEXT", nullable: true),
                    Revert = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_actions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_records",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Method = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BodyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_records", x => new { x.CustomerId, x.Key, x.Method, x.Path });
                });

            migrationBuilder.CreateTable(
                name: "simulated_devices",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Serial = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    History = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_simulated_devices", x => new { x.CustomerId, x.Serial });
                });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_DeviceId_Id",
                schema: "live",
                table: "actions",
                columns: new[] { "CustomerId", "DeviceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_DeviceId_Lane",
                schema: "live",
                table: "actions",
                columns: new[] { "CustomerId", "DeviceId", "Lane" },
                unique: true,
                filter: "\"Lane\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_Id",
                schema: "live",
                table: "actions",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_State_Id",
                schema: "live",
                table: "actions",
                columns: new[] { "CustomerId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_UserId_Id",
                schema: "live",
                table: "actions",
                columns: new[] { "CustomerId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_actions_Priority_DueAt",
                schema: "live",
                table: "actions",
                columns: new[] { "Priority", "DueAt" },
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_records_CreatedAt",
                schema: "live",
                table: "idempotency_records",
                column: "CreatedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "actions",
                schema: "live");

            migrationBuilder.DropTable(
                name: "idempotency_records",
                schema: "live");

            migrationBuilder.DropTable(
                name: "simulated_devices",
                schema: "live");

            migrationBuilder.DropColumn(
                name: "LastActionId",
                schema: "live",
                table: "devices");
        }
    }
}
