using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Platform
{
    /// <inheritdoc />
    public partial class Journeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Tiers",
                schema: "platform",
                table: "customers",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValueSql: "'[\"general\"]'");

            migrationBuilder.CreateTable(
                name: "customer_apps",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    RedirectUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    ReconnectRedirectUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: false),
                    LogoUrl = table.Column<string>(type: "TEXT", maxLength: 2048, nullable: true),
                    Oems = table.Column<string>(type: "TEXT", nullable: false),
                    Origins = table.Column<string>(type: "TEXT", nullable: false),
                    SignedOnly = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_apps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_customer_apps_customers_CustomerId",
                        column: x => x.CustomerId,
                        principalSchema: "platform",
                        principalTable: "customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_customer_apps_CustomerId_Id",
                schema: "platform",
                table: "customer_apps",
                columns: new[] { "CustomerId", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customer_apps",
                schema: "platform");

            migrationBuilder.DropColumn(
                name: "Tiers",
                schema: "platform",
                table: "customers");
        }
    }
}
