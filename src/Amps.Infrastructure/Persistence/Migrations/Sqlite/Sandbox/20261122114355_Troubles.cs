using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Sandbox
{
    /// <inheritdoc />
    public partial class Troubles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "FailedAt",
                schema: "sandbox",
                table: "webhook_deliveries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FailedAt",
                schema: "sandbox",
                table: "actions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GaveUpAt",
                schema: "sandbox",
                table: "actions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_FailedAt_Id",
                schema: "sandbox",
                table: "webhook_deliveries",
                columns: new[] { "FailedAt", "Id" },
                filter: "\"FailedAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_deliveries_UpdatedAt_Id",
                schema: "sandbox",
                table: "webhook_deliveries",
                columns: new[] { "UpdatedAt", "Id" },
                filter: "\"State\" = 'dead'");

            migrationBuilder.CreateIndex(
                name: "IX_actions_FailedAt_Id",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "FailedAt", "Id" },
                filter: "\"FailedAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_actions_GaveUpAt_Id",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "GaveUpAt", "Id" },
                filter: "\"GaveUpAt\" is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_webhook_deliveries_FailedAt_Id",
                schema: "sandbox",
                table: "webhook_deliveries");

            migrationBuilder.DropIndex(
                name: "IX_webhook_deliveries_UpdatedAt_Id",
                schema: "sandbox",
                table: "webhook_deliveries");

            migrationBuilder.DropIndex(
                name: "IX_actions_FailedAt_Id",
                schema: "sandbox",
                table: "actions");

            migrationBuilder.DropIndex(
                name: "IX_actions_GaveUpAt_Id",
                schema: "sandbox",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "FailedAt",
                schema: "sandbox",
                table: "webhook_deliveries");

            migrationBuilder.DropColumn(
                name: "FailedAt",
                schema: "sandbox",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "GaveUpAt",
                schema: "sandbox",
                table: "actions");
        }
    }
}
