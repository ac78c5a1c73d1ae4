using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Platform
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Version",
                schema: "platform",
                table: "customer_apps",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "people",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: true, collation: "C"),
                    Role = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false, collation: "C"),
                    PasswordHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    LinkHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    LinkExpiresAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    SecondFactor = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    SecondFactorSince = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false),
                    RecoveryHashes = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    LastSignInAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalSchema: "platform",
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_failures",
                schema: "platform",
                columns: table => new
                {
                    EmailHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    LockedUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_failures", x => x.EmailHash);
                });

            migrationBuilder.CreateTable(
                name: "person_sessions",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    PersonId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    NeedsCode = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    WrongProofs = table.Column<int>(type: "integer", nullable: false),
                    Agent = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Address = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_person_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_person_sessions_people_PersonId",
                        column: x => x.PersonId,
                        principalSchema: "platform",
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_people_CustomerId_Id",
                schema: "platform",
                table: "people",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_people_Email",
                schema: "platform",
                table: "people",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_LinkHash",
                schema: "platform",
                table: "people",
                column: "LinkHash");

            migrationBuilder.CreateIndex(
                name: "IX_person_sessions_Hash",
                schema: "platform",
                table: "person_sessions",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_person_sessions_PersonId",
                schema: "platform",
                table: "person_sessions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_person_sessions_SeenAt",
                schema: "platform",
                table: "person_sessions",
                column: "SeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_failures_LastAt",
                schema: "platform",
                table: "sign_in_failures",
                column: "LastAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "person_sessions",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "sign_in_failures",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "people",
                schema: "platform");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "platform",
                table: "customer_apps");
        }
    }
}
