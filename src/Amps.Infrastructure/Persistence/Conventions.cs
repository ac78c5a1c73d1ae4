using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Amps.Infrastructure.Persistence;

/// <summary>How our types lie in every database: ids and enums as texts that compare byte by byte.</summary>
internal static class Conventions
{
    /// <param name="builder">Of the context.</param>
    /// <param name="collation">Compares texts byte by byte, where the server does not by itself.</param>
    public static void Apply(ModelConfigurationBuilder builder, string? collation = null)
    {
        Texts(Id<CustomerId>(builder), collation);
        Texts(Id<ApiKeyId>(builder), collation);
        Texts(Id<TokenId>(builder), collation);
        Texts(Id<AppId>(builder), collation);
        Texts(Id<AuditEventId>(builder), collation);
        Texts(Id<DeviceId>(builder), collation);
        Texts(Id<CredentialId>(builder), collation);
        Texts(Id<ConsentId>(builder), collation);
        Texts(Id<ActionId>(builder), collation);
        Texts(Id<ScheduleId>(builder), collation);
        Texts(Id<MessageId>(builder), collation);
        Texts(Id<ErasureId>(builder), collation);
        Texts(Id<EndpointId>(builder), collation);
        Texts(Id<DeliveryId>(builder), collation);
        Texts(Id<JourneyId>(builder), collation);
        Texts(Word<JourneyState>(builder), collation);
        Texts(Word<JourneyStep>(builder), collation);
        Texts(Word<AuthMethod>(builder), collation);
        Texts(Word<AmpsEnvironment>(builder), collation);
        Texts(Word<TokenOrigin>(builder), collation);
        Texts(Word<DeviceType>(builder), collation);
        Texts(Word<ConnectionState>(builder), collation);
        Texts(Word<CredentialState>(builder), collation);
        Texts(Word<BucketSize>(builder), collation);
        Texts(Word<ActionState>(builder), collation);
        Texts(Word<ScheduleState>(builder), collation);
        Texts(Word<CancelReason>(builder), collation);
        Texts(Word<ConflictStrategy>(builder), collation);
        Texts(Word<DisabledReason>(builder), collation);
        Texts(Word<DeliveryState>(builder), collation);
        Texts(Word<DeliveryResult>(builder), collation);
        Texts(builder.Properties<string>(), collation);
    }

    private static void Texts<T>(PropertiesConfigurationBuilder<T> properties, string? collation)
    {
        if (collation is not null) properties.UseCollation(collation);
    }

    private static PropertiesConfigurationBuilder<TId> Id<TId>(ModelConfigurationBuilder builder) where TId : struct, IEntityId<TId> =>
        builder.Properties<TId>().HaveConversion<IdConverter<TId>>().HaveMaxLength(EntityId.MaxLength);

    private static PropertiesConfigurationBuilder<TEnum> Word<TEnum>(ModelConfigurationBuilder builder) where TEnum : struct, Enum =>
        builder.Properties<TEnum>().HaveConversion<WordConverter<TEnum>>().HaveMaxLength(30);

    private sealed class IdConverter<TId>() : ValueConverter<TId, string>(id => id.Value, text => Trust<TId>(text)) where TId : struct, IEntityId<TId>;

    private sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(value => Wire<TEnum>.Name(value), text => Wire<TEnum>.Parse(text)) where TEnum : struct, Enum;

    // Expression trees cannot call a static abstract member.
    private static TId Trust<TId>(string text) where TId : struct, IEntityId<TId> => TId.Trust(text);
}
