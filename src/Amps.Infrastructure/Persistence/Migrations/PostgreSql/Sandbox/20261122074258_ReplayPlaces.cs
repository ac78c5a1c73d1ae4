using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Sandbox
{
    /// <inheritdoc />
    public partial class ReplayPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReplaysUntil",
                schema: "sandbox",
                table: "webhook_endpoints",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "sandbox",
                table: "webhook_endpoints",
                type: "integer",
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
