using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Sandbox
{
    /// <inheritdoc />
    public partial class ReplayPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ReplaysUntil",
                schema: "sandbox",
                table: "webhook_endpoints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "sandbox",
                table: "webhook_endpoints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReplaysUntil",
                schema: "sandbox",
                table: "webhook_endpoints");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "sandbox",
                table: "webhook_endpoints");
        }
    }
}
