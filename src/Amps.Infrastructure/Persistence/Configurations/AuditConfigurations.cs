using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public const string Table = "audit_events";

    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Actor).HasMaxLength(200);
        builder.Property(row => row.Address).HasMaxLength(60);
        builder.Property(row => row.Action).HasMaxLength(60);
        builder.Property(row => row.Subject).HasMaxLength(200);
        builder.Property(row => row.Hash).HasMaxLength(64);

        // The list, and what happened to one thing or of one kind among a million events: each push is one.
        builder.HasIndex(row => new { row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Subject, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Action, row.Id });

        // Only one chain: of two that seal at once, one fails here. What waits to be sealed lies in an index of its own, which is all but empty.
        builder.HasIndex(row => row.Sequence).IsUnique().HasFilter("\"Sequence\" IS NOT NULL");
        builder.HasIndex(row => row.Id).HasDatabaseName("IX_audit_events_unsealed").HasFilter("\"Sequence\" IS NULL");
    }
}

internal sealed class AuditHeadConfiguration : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("audit_head");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Sequence).IsConcurrencyToken();
        builder.Property(row => row.Dropped).IsConcurrencyToken();
        builder.Property(row => row.Hash).HasMaxLength(64);
        builder.Property(row => row.DroppedHash).HasMaxLength(64);
        builder.Property(row => row.Signature).HasMaxLength(64);
        builder.HasData(new AuditHead());
    }
}
