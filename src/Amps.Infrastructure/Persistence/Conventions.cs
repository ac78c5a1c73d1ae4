using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Amps.Infrastructure.Persistence;

/// <summary>How our types lie in every database: ids and enums as texts that compare byte by byte.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        Id<CustomerId>(builder);
        Id<ApiKeyId>(builder);
        Id<AuditEventId>(builder);
        Id<DeviceId>(builder);
        Id<CredentialId>(builder);
        Word<AmpsEnvironment>(builder);
        Word<DeviceType>(builder);
        Word<ConnectionState>(builder);
    }

    private static void Id<TId>(ModelConfigurationBuilder builder) where TId : struct, IEntityId<TId> =>
        builder.Properties<TId>().HaveConversion<IdConverter<TId>>().HaveMaxLength(EntityId.MaxLength);

    private static void Word<TEnum>(ModelConfigurationBuilder builder) where TEnum : struct, Enum =>
        builder.Properties<TEnum>().HaveConversion<WordConverter<TEnum>>().HaveMaxLength(30);

    private sealed class IdConverter<TId>() : ValueConverter<TId, string>(id => id.Value, text => Trust<TId>(text)) where TId : struct, IEntityId<TId>;

    private sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(value => Wire<TEnum>.Name(value), text => Wire<TEnum>.Parse(text)) where TEnum : struct, Enum;

    // Expression trees cannot call a static abstract member.
    private static TId Trust<TId>(string text) where TId : struct, IEntityId<TId> => TId.Trust(text);
}
