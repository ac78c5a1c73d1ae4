using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Platform
{
    /// <inheritdoc />
    public partial class Troubles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "nodes",
                schema: "platform",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false, collation: "C"),
                    Version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    Runs = table.Column<string>(type: "text", nullable: false),
                    Sweeps = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_nodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "work_minutes",
                schema: "platform",
                columns: table => new
                {
                    Minute = table.Column<int>(type: "integer", nullable: false),
                    Node = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false, collation: "C"),
                    Environment = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    Taken = table.Column<long>(type: "bigint", nullable: false),
                    Done = table.Column<long>(type: "bigint", nullable: false),
                    Failed = table.Column<long>(type: "bigint", nullable: false),
                    LateMs = table.Column<long>(type: "bigint", nullable: false),
                    MostLateMs = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_work_minutes", x => new { x.Minute, x.Node, x.Environment, x.Kind });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "nodes",
                schema: "platform");

            migrationBuilder.DropTable(
                name: "work_minutes",
                schema: "platform");
        }
    }
}
