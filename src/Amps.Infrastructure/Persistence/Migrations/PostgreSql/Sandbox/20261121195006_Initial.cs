using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Sandbox
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "sandbox");

            migrationBuilder.CreateTable(
                name: "credentials",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Oem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Account = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "device_history",
                schema: "sandbox",
                columns: table => new
                {
                    DeviceId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_history", x => new { x.CustomerId, x.DeviceId, x.At });
                });

            migrationBuilder.CreateTable(
                name: "sandbox_stocks",
                schema: "sandbox",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    StockedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sandbox_stocks", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Type = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Vendor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    OemDeviceId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    CredentialId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Timezone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    ConnectedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    Overage = table.Column<bool>(type: "boolean", nullable: false),
                    Connection = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    ConnectionSince = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    Reconnectable = table.Column<bool>(type: "boolean", nullable: false),
                    Declaration = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: true),
                    Settings = table.Column<string>(type: "text", nullable: false),
                    PulledAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    Stale = table.Column<bool>(type: "boolean", nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_devices_credentials_CredentialId",
                        column: x => x.CredentialId,
                        principalSchema: "sandbox",
                        principalTable: "credentials",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_CustomerId_UserId_Oem_Account",
                schema: "sandbox",
                table: "credentials",
                columns: new[] { "CustomerId", "UserId", "Oem", "Account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_devices_CredentialId",
                schema: "sandbox",
                table: "devices",
                column: "CredentialId");

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Connection_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Connection", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Overage_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Overage", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Type_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Type", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_UpdatedAt",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_UserId_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Vendor_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Vendor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Vendor_OemDeviceId",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Vendor", "OemDeviceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Vendor_Type_Id",
                schema: "sandbox",
                table: "devices",
                columns: new[] { "CustomerId", "Vendor", "Type", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_history",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "devices",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "sandbox_stocks",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "credentials",
                schema: "sandbox");
        }
    }
}
