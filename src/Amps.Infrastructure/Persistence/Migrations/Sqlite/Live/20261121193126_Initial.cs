using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Live
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "live");

            migrationBuilder.CreateTable(
                name: "credentials",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Oem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Account = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credentials", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "device_history",
                schema: "live",
                columns: table => new
                {
                    DeviceId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_history", x => new { x.CustomerId, x.DeviceId, x.At });
                });

            migrationBuilder.CreateTable(
                name: "sandbox_stocks",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    StockedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sandbox_stocks", x => x.CustomerId);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Vendor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OemDeviceId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CredentialId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Model = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Timezone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ConnectedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Overage = table.Column<bool>(type: "INTEGER", nullable: false),
                    Connection = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    ConnectionSince = table.Column<long>(type: "INTEGER", nullable: false),
                    Reconnectable = table.Column<bool>(type: "INTEGER", nullable: false),
                    Declaration = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: true),
                    Settings = table.Column<string>(type: "TEXT", nullable: false),
                    PulledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Stale = table.Column<bool>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_devices_credentials_CredentialId",
                        column: x => x.CredentialId,
                        principalSchema: "live",
                        principalTable: "credentials",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_CustomerId_UserId_Oem_Account",
                schema: "live",
                table: "credentials",
                columns: new[] { "CustomerId", "UserId", "Oem", "Account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_devices_CredentialId",
                schema: "live",
                table: "devices",
                column: "CredentialId");

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Connection_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Connection", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Overage_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Overage", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Type_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Type", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_UpdatedAt",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_UserId_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Vendor_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Vendor", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Vendor_OemDeviceId",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Vendor", "OemDeviceId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_devices_CustomerId_Vendor_Type_Id",
                schema: "live",
                table: "devices",
                columns: new[] { "CustomerId", "Vendor", "Type", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_history",
                schema: "live");

            migrationBuilder.DropTable(
                name: "devices",
                schema: "live");

            migrationBuilder.DropTable(
                name: "sandbox_stocks",
                schema: "live");

            migrationBuilder.DropTable(
                name: "credentials",
                schema: "live");
        }
    }
}
