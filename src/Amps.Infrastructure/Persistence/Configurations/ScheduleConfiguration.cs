using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

/// <summary>The schedules, which are also the queue of what is to be fired.</summary>
internal sealed class ScheduleConfiguration : IEntityTypeConfiguration<Schedule>
{
    public const string Table = "schedules";

    public void Configure(EntityTypeBuilder<Schedule> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);
        builder.Property(row => row.Plan).HasConversion(JsonText.Converter(AmpsJsonTypes.Plan), JsonText.Comparer<SchedulePlan>());
        builder.Property(row => row.LastSkip).HasConversion(JsonText.Converter(AmpsJsonTypes.Skip)!, JsonText.Comparer<SkippedSlot>()!);

        // What every queue calls it.
        builder.Property(row => row.NextFireAt).HasColumnName("DueAt");

        // Whoever lost the lease, and of two changes at once the later one, begins anew.
        builder.Property(row => row.LeaseId).HasMaxLength(40).IsConcurrencyToken();
        builder.Property(row => row.Version).IsConcurrencyToken();

        // One schedule per device: a constraint, so that of two that are set at the same instant the later one replaces the other. Device reads join by it too.
        builder.HasIndex(row => new { row.CustomerId, row.DeviceId }).IsUnique().HasFilter("\"State\" <> 'cancelled'");

        // The queue: what has nothing to come is not in it.
        builder.HasIndex(row => row.NextFireAt).HasFilter("\"DueAt\" is not null");

        builder.HasIndex(row => new { row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.UserId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.DeviceId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.State, row.Id });
    }
}
