using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Sandbox
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
                schema: "sandbox",
                table: "devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StaleSince",
                schema: "sandbox",
                table: "devices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "sandbox",
                table: "actions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_actions_CustomerId_DeviceId",
                schema: "sandbox",
                table: "actions",
                columns: new[] { "CustomerId", "DeviceId" },
                filter: "\"DueAt\" is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_actions_CustomerId_DeviceId",
                schema: "sandbox",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                schema: "sandbox",
                table: "devices");

            migrationBuilder.DropColumn(
                name: "StaleSince",
                schema: "sandbox",
                table: "devices");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "sandbox",
                table: "actions");

            migrationBuilder.AddColumn<bool>(
                name: "Stale",
                schema: "sandbox",
                table: "devices",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }
    }
}
