using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Sandbox
{
    /// <inheritdoc />
    public partial class JourneyClaimsAndIdentity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                schema: "sandbox",
                table: "schedules",
                type: "TEXT",
                maxLength: 33,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "AskingUntil",
                schema: "sandbox",
                table: "journeys",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_events",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Actor = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: true),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                schema: "sandbox",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Dropped = table.Column<long>(type: "INTEGER", nullable: false),
                    DroppedHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Signature = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "unlinked_grants",
                schema: "sandbox",
                columns: table => new
                {
                    JourneyId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Oem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    OwedSince = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unlinked_grants", x => new { x.JourneyId, x.Sequence });
                });

            migrationBuilder.InsertData(
                schema: "sandbox",
                table: "audit_head",
                columns: new[] { "Id", "Dropped", "DroppedHash", "Hash", "Sequence", "Signature" },
                values: new object[] { 1, 0L, "", "", 0L, "" });

            migrationBuilder.CreateIndex(
                name: "IX_journeys_LinkHash",
                schema: "sandbox",
                table: "journeys",
                column: "LinkHash");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_CustomerId_Id",
                schema: "sandbox",
                table: "audit_events",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_Sequence",
                schema: "sandbox",
                table: "audit_events",
                column: "Sequence",
                unique: true,
                filter: "\"Sequence\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_unsealed",
                schema: "sandbox",
                table: "audit_events",
                column: "Id",
                filter: "\"Sequence\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_unlinked_grants_CustomerId_UserId",
                schema: "sandbox",
                table: "unlinked_grants",
                columns: new[] { "CustomerId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_unlinked_grants_DueAt_CustomerId",
                schema: "sandbox",
                table: "unlinked_grants",
                columns: new[] { "DueAt", "CustomerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_events",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "sandbox");

            migrationBuilder.DropTable(
                name: "unlinked_grants",
                schema: "sandbox");

            migrationBuilder.DropIndex(
                name: "IX_journeys_LinkHash",
                schema: "sandbox",
                table: "journeys");

            migrationBuilder.DropColumn(
                name: "KeyId",
                schema: "sandbox",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "AskingUntil",
                schema: "sandbox",
                table: "journeys");
        }
    }
}
