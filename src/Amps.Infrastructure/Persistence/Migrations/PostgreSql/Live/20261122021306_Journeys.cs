using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Live
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
                type: "character varying(33)",
                maxLength: 33,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CheckDueAt",
                schema: "live",
                table: "credentials",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "CheckedAt",
                schema: "live",
                table: "credentials",
                type: "timestamp(3) with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "DisplayName",
                schema: "live",
                table: "credentials",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "GrantExpiresAt",
                schema: "live",
                table: "credentials",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReconnectHash",
                schema: "live",
                table: "credentials",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReconnectIssuedAt",
                schema: "live",
                table: "credentials",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "RefreshingUntil",
                schema: "live",
                table: "credentials",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealedGrant",
                schema: "live",
                table: "credentials",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SignedInAt",
                schema: "live",
                table: "credentials",
                type: "timestamp(3) with time zone",
                nullable: false,
                defaultValue: new DateTimeOffset(new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)));

            migrationBuilder.AddColumn<string>(
                name: "State",
                schema: "live",
                table: "credentials",
                type: "character varying(30)",
                maxLength: 30,
                nullable: false,
                defaultValue: "live",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "live",
                table: "credentials",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "allowances",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Oem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Limit = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    CredentialId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    App = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: true, collation: "C"),
                    TextVersion = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    Devices = table.Column<string>(type: "text", nullable: false)
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
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    AppId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Terms = table.Column<string>(type: "text", nullable: false),
                    LinkHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    State = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Step = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    BrowserHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    WindowHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    DeviceType = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    Oem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    Method = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true, collation: "C"),
                    OAuthStateHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Secret = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    FailedSignIns = table.Column<int>(type: "integer", nullable: false),
                    Chosen = table.Column<string>(type: "text", nullable: false),
                    Timezone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    Connected = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
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
