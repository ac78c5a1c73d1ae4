using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Live
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // By itself, not by EF's rebuild of the table, which no transaction would hold together.
            migrationBuilder.Sql("""ALTER TABLE "devices" DROP COLUMN "Stale";""");

            migrationBuilder.AddColumn<long>(
                name: "AskedAt",
                schema: "live",
                table: "devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StaleSince",
                schema: "live",
                table: "devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "live",
                table: "actions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_DeviceId",
                schema: "live",
                table: "actions",
                columns: new[] { "CustomerId", "DeviceId" },
                filter: "\"DueAt\" is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_actions_CustomerId_DeviceId",
                schema: "live",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                schema: "live",
                table: "devices");

            migrationBuilder.DropColumn(
                name: "StaleSince",
                schema: "live",
                table: "devices");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "live",
                table: "actions");

            migrationBuilder.AddColumn<bool>(
                name: "Stale",
                schema: "live",
                table: "devices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }
    }
}
