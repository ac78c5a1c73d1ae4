using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Live
{
    /// <inheritdoc />
    public partial class Webhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsTest",
                schema: "live",
                table: "webhook_messages",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "webhook_attempts",
                schema: "live",
                columns: table => new
                {
                    DeliveryId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DurationMs = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_attempts", x => new { x.DeliveryId, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    MessageId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    EndpointId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    AttemptsEver = table.Column<int>(type: "INTEGER", nullable: false),
                    Mishaps = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaseId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_deliveries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Events = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    PreviousSecret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    PreviousSecretUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    DisabledReason = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    DisabledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_endpoints", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_attempts_At",
                schema: "live",
                table: "webhook_attempts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_CustomerId_EndpointId_Id",
                schema: "live",
                table: "webhook_deliveries",
                columns: new[] { "CustomerId", "EndpointId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_CustomerId_EndpointId_State_Id",
                schema: "live",
                table: "webhook_deliveries",
                columns: new[] { "CustomerId", "EndpointId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_EndpointId_Priority_DueAt",
                schema: "live",
                table: "webhook_deliveries",
                columns: new[] { "EndpointId", "Priority", "DueAt" },
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_MessageId_EndpointId",
                schema: "live",
                table: "webhook_deliveries",
                columns: new[] { "MessageId", "EndpointId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_UpdatedAt",
                schema: "live",
                table: "webhook_deliveries",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_endpoints_CustomerId_Id",
                schema: "live",
                table: "webhook_endpoints",
                columns: new[] { "CustomerId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "webhook_attempts",
                schema: "live");

            migrationBuilder.DropTable(
                name: "webhook_deliveries",
                schema: "live");

            migrationBuilder.DropTable(
                name: "webhook_endpoints",
                schema: "live");

            migrationBuilder.DropColumn(
                name: "IsTest",
                schema: "live",
                table: "webhook_messages");
        }
    }
}
