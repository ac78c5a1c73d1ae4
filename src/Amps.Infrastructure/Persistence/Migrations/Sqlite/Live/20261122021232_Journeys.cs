using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Live
{
    /// <inheritdoc />
    public partial class Journeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "App",
                schema: "live",
                table: "credentials",
                type: "TEXT",
                maxLength: 33,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CheckDueAt",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CheckedAt",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "DisplayName",
                schema: "live",
                table: "credentials",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "GrantExpiresAt",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReconnectHash",
                schema: "live",
                table: "credentials",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReconnectIssuedAt",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefreshingUntil",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealedGrant",
                schema: "live",
                table: "credentials",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SignedInAt",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "State",
                schema: "live",
                table: "credentials",
                type: "TEXT",
                maxLength: 30,
                nullable: false,
                defaultValue: "live");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "live",
                table: "credentials",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "allowances",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Oem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Limit = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_allowances", x => new { x.CustomerId, x.Oem });
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    CredentialId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    App = table.Column<string>(type: "TEXT", maxLength: 33, nullable: true),
                    TextVersion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Devices = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "journeys",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    AppId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Terms = table.Column<string>(type: "TEXT", nullable: false),
                    LinkHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Step = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    BrowserHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    WindowHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DeviceType = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    Oem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Method = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    OAuthStateHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Secret = table.Column<string>(type: "TEXT", nullable: true),
                    FailedSignIns = table.Column<int>(type: "INTEGER", nullable: false),
                    Chosen = table.Column<string>(type: "TEXT", nullable: false),
                    Timezone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Connected = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journeys", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credentials_ReconnectHash",
                schema: "live",
                table: "credentials",
                column: "ReconnectHash");

            migrationBuilder.CreateIndex(
                name: "IX_credentials_State_CheckDueAt",
                schema: "live",
                table: "credentials",
                columns: new[] { "State", "CheckDueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_consents_CustomerId_CredentialId",
                schema: "live",
                table: "consents",
                columns: new[] { "CustomerId", "CredentialId" });

            migrationBuilder.CreateIndex(
                name: "IX_journeys_CustomerId_UserId",
                schema: "live",
                table: "journeys",
                columns: new[] { "CustomerId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_journeys_State_ExpiresAt",
                schema: "live",
                table: "journeys",
                columns: new[] { "State", "ExpiresAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "allowances",
                schema: "live");

            migrationBuilder.DropTable(
                name: "consents",
                schema: "live");

            migrationBuilder.DropTable(
                name: "journeys",
                schema: "live");

            migrationBuilder.DropIndex(
                name: "IX_credentials_ReconnectHash",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropIndex(
                name: "IX_credentials_State_CheckDueAt",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "App",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "CheckDueAt",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "CheckedAt",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "DisplayName",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "GrantExpiresAt",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "ReconnectHash",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "ReconnectIssuedAt",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "RefreshingUntil",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "SealedGrant",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "SignedInAt",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "State",
                schema: "live",
                table: "credentials");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "live",
                table: "credentials");
        }
    }
}
