using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

// The primary keys are also the order in which histories are read, so one range of one index serves a page.
internal sealed class HistoryConfiguration : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> builder)
    {
        builder.ToTable("device_history");
        builder.HasKey(row => new { row.CustomerId, row.DeviceId, row.At });
        builder.Property(row => row.State).HasConversion(JsonText.Converter(AmpsJsonTypes.State), JsonText.Comparer<DeviceState>());
    }
}

internal sealed class HistoryRollUpConfiguration : IEntityTypeConfiguration<HistoryRollUp>
{
    public void Configure(EntityTypeBuilder<HistoryRollUp> builder)
    {
        builder.ToTable("device_history_rollups");
        builder.HasKey(row => new { row.CustomerId, row.DeviceId, row.Size, row.Start });
        builder.Property(row => row.Bucket).HasConversion(JsonText.Converter(AmpsJsonTypes.Bucket), JsonText.Comparer<HistoryBucket>());
    }
}

internal sealed class HistoryProgressConfiguration : IEntityTypeConfiguration<HistoryProgress>
{
    public void Configure(EntityTypeBuilder<HistoryProgress> builder)
    {
        builder.ToTable("device_history_progress");
        builder.HasKey(row => new { row.CustomerId, row.DeviceId });
        builder.Property(row => row.Version).IsConcurrencyToken();

        // The queue of the job, over all customers.
        builder.HasIndex(row => new { row.DueAt, row.DeviceId }).HasFilter("\"DueAt\" is not null");
    }
}
