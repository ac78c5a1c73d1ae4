using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Platform
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
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "people",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    LinkHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LinkExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SecondFactor = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SecondFactorSince = table.Column<long>(type: "INTEGER", nullable: true),
                    LastStep = table.Column<long>(type: "INTEGER", nullable: false),
                    RecoveryHashes = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSignInAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    EmailHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LockedUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    NeedsCode = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WrongProofs = table.Column<int>(type: "INTEGER", nullable: false),
                    Agent = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
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
