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

internal sealed class EndpointConfiguration : IEntityTypeConfiguration<WebhookEndpoint>
{
    public void Configure(EntityTypeBuilder<WebhookEndpoint> builder)
    {
        builder.ToTable("webhook_endpoints");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Url).HasMaxLength(WebhookEndpoint.MaxUrlLength);
        builder.Property(row => row.Description).HasMaxLength(WebhookEndpoint.MaxDescriptionLength);
        builder.Property(row => row.Events).HasConversion(JsonText.Converter(AmpsJsonTypes.Words), JsonText.Comparer<IReadOnlyList<string>>());
        builder.Property(row => row.Secret).HasMaxLength(1000);
        builder.Property(row => row.PreviousSecret).HasMaxLength(1000);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.CustomerId, row.Id });
    }
}

/// <summary>The deliveries, which are also the queue of what is to be sent.</summary>
internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<WebhookDelivery>
{
    public const string Table = "webhook_deliveries";

    public void Configure(EntityTypeBuilder<WebhookDelivery> builder)
    {
        builder.ToTable(Table);
        builder.HasKey(row => row.Id);

        // Whoever lost the lease writes nothing.
        builder.Property(row => row.LeaseId).HasMaxLength(40).IsConcurrencyToken();

        // Of two who give up the same, one.
        builder.Property(row => row.FailedAt).IsConcurrencyToken();

        // What operators look for: what is tried again, and what is dead.
        builder.HasIndex(row => new { row.FailedAt, row.Id }).HasFilter("\"FailedAt\" is not null");
        builder.HasIndex(row => new { row.UpdatedAt, row.Id }).HasFilter("\"State\" = 'dead'");

        builder.HasIndex(row => new { row.EndpointId, row.Priority, row.DueAt }).HasFilter("\"DueAt\" is not null");
        builder.HasIndex(row => new { row.CustomerId, row.EndpointId, row.Id });
        builder.HasIndex(row => new { row.CustomerId, row.EndpointId, row.State, row.Id });
        builder.HasIndex(row => new { row.MessageId, row.EndpointId }).IsUnique();
        builder.HasIndex(row => row.UpdatedAt);
    }
}

internal sealed class AttemptConfiguration : IEntityTypeConfiguration<WebhookAttempt>
{
    public void Configure(EntityTypeBuilder<WebhookAttempt> builder)
    {
        builder.ToTable("webhook_attempts");
        builder.HasKey(row => new { row.DeliveryId, row.Number });
        builder.HasIndex(row => row.At);
    }
}
