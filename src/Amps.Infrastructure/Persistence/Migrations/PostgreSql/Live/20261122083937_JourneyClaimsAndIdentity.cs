using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Live
{
    /// <inheritdoc />
    public partial class JourneyClaimsAndIdentity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "KeyId",
                schema: "live",
                table: "schedules",
                type: "character varying(33)",
                maxLength: 33,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AskingUntil",
                schema: "live",
                table: "journeys",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_events",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    At = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    Actor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    Action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Details = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Sequence = table.Column<long>(type: "bigint", nullable: true),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_events", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Dropped = table.Column<long>(type: "bigint", nullable: false),
                    DroppedHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "unlinked_grants",
                schema: "live",
                columns: table => new
                {
                    JourneyId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Oem = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    OwedSince = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unlinked_grants", x => new { x.JourneyId, x.Sequence });
                });

            migrationBuilder.InsertData(
                schema: "live",
                table: "audit_head",
                columns: new[] { "Id", "Dropped", "DroppedHash", "Hash", "Sequence", "Signature" },
                values: new object[] { 1, 0L, "", "", 0L, "" });

            migrationBuilder.CreateIndex(
                name: "IX_journeys_LinkHash",
                schema: "live",
                table: "journeys",
                column: "LinkHash");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_CustomerId_Id",
                schema: "live",
                table: "audit_events",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_Sequence",
                schema: "live",
                table: "audit_events",
                column: "Sequence",
                unique: true,
                filter: "\"Sequence\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_unsealed",
                schema: "live",
                table: "audit_events",
                column: "Id",
                filter: "\"Sequence\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_unlinked_grants_CustomerId_UserId",
                schema: "live",
                table: "unlinked_grants",
                columns: new[] { "CustomerId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_unlinked_grants_DueAt_CustomerId",
                schema: "live",
                table: "unlinked_grants",
                columns: new[] { "DueAt", "CustomerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_events",
                schema: "live");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "live");

            migrationBuilder.DropTable(
                name: "unlinked_grants",
                schema: "live");

            migrationBuilder.DropIndex(
                name: "IX_journeys_LinkHash",
                schema: "live",
                table: "journeys");

            migrationBuilder.DropColumn(
                name: "KeyId",
                schema: "live",
                table: "schedules");

            migrationBuilder.DropColumn(
                name: "AskingUntil",
                schema: "live",
                table: "journeys");
        }
    }
}
