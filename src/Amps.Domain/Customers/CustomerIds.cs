using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Customers;

[JsonConverter(typeof(EntityIdJsonConverter<CustomerId>))]
public readonly record struct CustomerId(string Value) : IEntityId<CustomerId>
{
    public static string Prefix => "cus";

    public static CustomerId Trust(string value) => new(value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<ApiKeyId>))]
public readonly record struct ApiKeyId(string Value) : IEntityId<ApiKeyId>
{
    public static string Prefix => "key";

    public static ApiKeyId Trust(string value) => new(value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<AppId>))]
public readonly record struct AppId(string Value) : IEntityId<AppId>
{
    public static string Prefix => "app";

    public static AppId Trust(string value) => new(value);

    public override string ToString() => Value;
}

public readonly record struct AuditEventId(string Value) : IEntityId<AuditEventId>
{
    public static string Prefix => "aud";

    public static AuditEventId Trust(string value) => new(value);

    public override string ToString() => Value;
}
