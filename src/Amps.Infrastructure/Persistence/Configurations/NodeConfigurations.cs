using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class NodeConfiguration : IEntityTypeConfiguration<NodeRow>
{
    public void Configure(EntityTypeBuilder<NodeRow> builder)
    {
        builder.ToTable("nodes");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).HasMaxLength(NodeRow.MaxId);
        builder.Property(row => row.Version).HasMaxLength(40);
        builder.Property(row => row.Runs).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());
        builder.Property(row => row.Sweeps).HasConversion(JsonText.Converter(AmpsJsonTypes.Sweeps), JsonText.Comparer<IReadOnlyList<Application.Ports.SweepRead>>());
    }
}

/// <summary>The key begins with the minute: it finds a day, and what is too old.</summary>
internal sealed class WorkMinuteConfiguration : IEntityTypeConfiguration<WorkMinute>
{
    public void Configure(EntityTypeBuilder<WorkMinute> builder)
    {
        builder.ToTable("work_minutes");
        builder.HasKey(row => new { row.Minute, row.Node, row.Environment, row.Kind });
        builder.Property(row => row.Node).HasMaxLength(NodeRow.MaxId);
        builder.Property(row => row.Kind).HasMaxLength(40);
    }
}
