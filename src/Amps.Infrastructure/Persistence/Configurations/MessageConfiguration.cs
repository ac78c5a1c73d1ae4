using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Amps.Infrastructure.Persistence.Configurations;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<WebhookMessage>
{
    public void Configure(EntityTypeBuilder<WebhookMessage> builder)
    {
        builder.ToTable("webhook_messages");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Type).HasMaxLength(EventCatalogue.MaxLength);
        builder.Property(row => row.UserId).HasMaxLength(UserId.MaxLength);

        // The list of events in its order, all and by type; what an erased user leaves; what is too old.
        builder.HasIndex(row => new { row.CustomerId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.Type, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.UserId });
        builder.HasIndex(row => row.CreatedAt);
    }
}
