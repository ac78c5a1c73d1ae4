using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.PostgreSql.Live
{
    /// <inheritdoc />
    public partial class Writes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_actions_Priority_DueAt",
                schema: "live",
                table: "actions");

            migrationBuilder.AddColumn<int>(
                name: "ScheduleSlot",
                schema: "live",
                table: "actions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scheduler",
                schema: "live",
                table: "actions",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "device_history_progress",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    DeviceId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    HoursUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    DaysUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    RollUpAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    ExpireAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_history_progress", x => new { x.CustomerId, x.DeviceId });
                });

            migrationBuilder.CreateTable(
                name: "device_history_rollups",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    DeviceId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    Size = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Start = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    Bucket = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_history_rollups", x => new { x.CustomerId, x.DeviceId, x.Size, x.Start });
                });

            migrationBuilder.CreateTable(
                name: "device_removals",
                schema: "live",
                columns: table => new
                {
                    DeviceId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    DeviceType = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Vendor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    OemDeviceId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    Model = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    CredentialId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: true, collation: "C"),
                    Erases = table.Column<bool>(type: "boolean", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_device_removals", x => x.DeviceId);
                });

            migrationBuilder.CreateTable(
                name: "schedules",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    DeviceId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    DeviceType = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    Plan = table.Column<string>(type: "text", nullable: false),
                    PlannedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true),
                    LastSkip = table.Column<string>(type: "text", nullable: true),
                    Mishaps = table.Column<int>(type: "integer", nullable: false),
                    LeaseId = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schedules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "user_erasures",
                schema: "live",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    CustomerId = table.Column<string>(type: "character varying(33)", maxLength: 33, nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp(3) with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_erasures", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_actions_Partition_Priority_DueAt",
                schema: "live",
                table: "actions",
                columns: new[] { "Partition", "Priority", "DueAt" },
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_device_history_progress_DueAt_DeviceId",
                schema: "live",
                table: "device_history_progress",
                columns: new[] { "DueAt", "DeviceId" },
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_device_removals_CustomerId_CredentialId",
                schema: "live",
                table: "device_removals",
                columns: new[] { "CustomerId", "CredentialId" });

            migrationBuilder.CreateIndex(
                name: "IX_device_removals_DueAt_CustomerId",
                schema: "live",
                table: "device_removals",
                columns: new[] { "DueAt", "CustomerId" });

            migrationBuilder.CreateIndex(
                name: "IX_schedules_CustomerId_DeviceId",
                schema: "live",
                table: "schedules",
                columns: new[] { "CustomerId", "DeviceId" },
                unique: true,
                filter: "\"State\" <> 'cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_schedules_CustomerId_DeviceId_Id",
                schema: "live",
                table: "schedules",
                columns: new[] { "CustomerId", "DeviceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_schedules_CustomerId_Id",
                schema: "live",
                table: "schedules",
                columns: new[] { "CustomerId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_schedules_CustomerId_State_Id",
                schema: "live",
                table: "schedules",
                columns: new[] { "CustomerId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_schedules_CustomerId_UserId_Id",
                schema: "live",
                table: "schedules",
                columns: new[] { "CustomerId", "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_schedules_DueAt",
                schema: "live",
                table: "schedules",
                column: "DueAt",
                filter: "\"DueAt\" is not null");

            migrationBuilder.CreateIndex(
                name: "IX_user_erasures_CustomerId_UserId",
                schema: "live",
                table: "user_erasures",
                columns: new[] { "CustomerId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_user_erasures_DueAt_CustomerId",
                schema: "live",
                table: "user_erasures",
                columns: new[] { "DueAt", "CustomerId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "device_history_progress",
                schema: "live");

            migrationBuilder.DropTable(
                name: "device_history_rollups",
                schema: "live");

            migrationBuilder.DropTable(
                name: "device_removals",
                schema: "live");

            migrationBuilder.DropTable(
                name: "schedules",
                schema: "live");

            migrationBuilder.DropTable(
                name: "user_erasures",
                schema: "live");

            migrationBuilder.DropIndex(
                name: "IX_actions_Partition_Priority_DueAt",
                schema: "live",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "ScheduleSlot",
                schema: "live",
                table: "actions");

            migrationBuilder.DropColumn(
                name: "Scheduler",
                schema: "live",
                table: "actions");

            migrationBuilder.CreateIndex(
                name: "IX_actions_Priority_DueAt",
                schema: "live",
                table: "actions",
                columns: new[] { "Priority", "DueAt" },
                filter: "\"DueAt\" is not null");
        }
    }
}
