using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Live
{
    /// <inheritdoc />
    public partial class Versions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Stale",
                schema: "live",
                table: "devices");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AskedAt",
                schema: "live",
                table: "devices",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StaleSince",
                schema: "live",
                table: "devices",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "live",
                table: "actions",
                type: "integer",
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
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }
    }
}
