using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Amps.Infrastructure.Persistence.Migrations.Sqlite.Live
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Scheduler",
                schema: "live",
                table: "actions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "device_history_progress",
                schema: "live",
                columns: table => new
                {
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    DeviceId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    HoursUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    DaysUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    RollUpAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpireAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    DeviceId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    Size = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Start = table.Column<long>(type: "INTEGER", nullable: false),
                    Bucket = table.Column<string>(type: "TEXT", nullable: false)
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
                    DeviceId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    DeviceType = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Vendor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    OemDeviceId = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Model = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CredentialId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: true),
                    Erases = table.Column<bool>(type: "INTEGER", nullable: false),
                    RemovedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    DeviceId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    DeviceType = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    PlannedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastSkip = table.Column<string>(type: "TEXT", nullable: true),
                    Mishaps = table.Column<int>(type: "INTEGER", nullable: false),
                    LeaseId = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true)
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
                    Id = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    CustomerId = table.Column<string>(type: "TEXT", maxLength: 33, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false)
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
