using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Sandbox
{
    /// <inheritdoc />
    public partial class Webhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTest",
                schema: "sandbox",
                table: "webhook_messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "webhook_attempts",
                schema: "sandbox",
                columns: table => new
                {
                    DeliveryId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    DurationMs = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Result = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Answer = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_attempts", x => new { x.DeliveryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    MessageId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    EndpointId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    AttemptsEver = table.Column<int>(type: "integer", nullable: false),
                    Mishaps = table.Column<int>(type: "integer", nullable: false),
                    LeaseId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: false, collation: "C"),
                    Description = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Events = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    PreviousSecret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    PreviousSecretUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    DisabledReason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    DisabledAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_endpoints", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_attempts_At",
                schema: "sandbox",
                table: "webhook_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_CustomerId_EndpointId_Id",
                schema: "sandbox",
                table: "webhook_deliveries",
                columns: new[] { "CustomerId", "EndpointId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_CustomerId_EndpointId_State_Id",
                schema: "sandbox",
                table: "webhook_deliveries",
                columns: new[] { "CustomerId", "EndpointId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_EndpointId_Priority_DueAt",
                schema: "sandbox",
                table: "webhook_deliveries",
                columns: new[] { "EndpointId", "Priority", "DueAt" },
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_MessageId_EndpointId",
                schema: "sandbox",
                table: "webhook_deliveries",
                columns: new[] { "MessageId", "EndpointId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_UpdatedAt",
                schema: "sandbox",
                table: "webhook_deliveries",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_endpoints_CustomerId_Id",
                schema: "sandbox",
                table: "webhook_endpoints",
                columns: new[] { "CustomerId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "webhook_attempts",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "webhook_deliveries",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "webhook_endpoints",
                schema: "sandbox");

            migrationBuilder.DropColumn(
                name: "IsTest",
                schema: "sandbox",
                table: "webhook_messages");
        }
    }
}
