using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Platform
{
    /// <inheritdoc />
    public partial class JourneyClaimsAndIdentity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_api_keys_CustomerId",
                schema: "platform",
                table: "api_keys");

            migrationBuilder.AddColumn<string>(
                name: "Address",
                schema: "platform",
                table: "audit_events",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Details",
                schema: "platform",
                table: "audit_events",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                schema: "platform",
                table: "audit_events",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                schema: "platform",
                table: "audit_events",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "DisabledAt",
                schema: "platform",
                table: "api_keys",
                type: "timestamp(3) with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OwesCancelling",
                schema: "platform",
                table: "api_keys",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "Version",
                schema: "platform",
                table: "api_keys",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "access_tokens",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    KeyId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Generation = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    Origin = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    IssuedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_tokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_access_tokens_api_keys_KeyId",
                        column: x => x.KeyId,
                        principalSchema: "platform",
                        principalTable: "api_keys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                schema: "platform",
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

            migrationBuilder.InsertData(
                schema: "platform",
                table: "audit_head",
                columns: new[] { "Id", "Dropped", "DroppedHash", "Hash", "Sequence", "Signature" },
                values: new object[] { 1, 0L, "", "", 0L, "" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_Sequence",
                schema: "platform",
                table: "audit_events",
                column: "Sequence",
                unique: true,
                filter: "\"Sequence\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_unsealed",
                schema: "platform",
                table: "audit_events",
                column: "Id",
                filter: "\"Sequence\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_CustomerId_Environment_Id",
                schema: "platform",
                table: "api_keys",
                columns: new[] { "CustomerId", "Environment", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_ExpiresAt",
                schema: "platform",
                table: "access_tokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_KeyId_Id",
                schema: "platform",
                table: "access_tokens",
                columns: new[] { "KeyId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_tokens",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "audit_head",
                schema: "platform");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_Sequence",
                schema: "platform",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_unsealed",
                schema: "platform",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_api_keys_CustomerId_Environment_Id",
                schema: "platform",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "Address",
                schema: "platform",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "Details",
                schema: "platform",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "Hash",
                schema: "platform",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "Sequence",
                schema: "platform",
                table: "audit_events");

            migrationBuilder.DropColumn(
                name: "DisabledAt",
                schema: "platform",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "OwesCancelling",
                schema: "platform",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "platform",
                table: "api_keys");

            migrationBuilder.CreateIndex(
                name: "IX_api_keys_CustomerId",
                schema: "platform",
                table: "api_keys",
                column: "CustomerId");
        }
    }
}
