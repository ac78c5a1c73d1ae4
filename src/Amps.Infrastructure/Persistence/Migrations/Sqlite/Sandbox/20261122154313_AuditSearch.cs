using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Sandbox
{
    /// <inheritdoc />
    public partial class AuditSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_audit_events_CustomerId_Action_Id",
                schema: "sandbox",
                table: "audit_events",
                columns: new[] { "CustomerId", "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_audit_events_CustomerId_Subject_Id",
                schema: "sandbox",
                table: "audit_events",
                columns: new[] { "CustomerId", "Subject", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_events_CustomerId_Action_Id",
                schema: "sandbox",
                table: "audit_events");

            migrationBuilder.DropIndex(
                name: "IX_audit_events_CustomerId_Subject_Id",
                schema: "sandbox",
                table: "audit_events");
        }
    }
}
