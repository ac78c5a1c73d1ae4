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
public readonly record struct ApiKeyId(string Value) : IEntityId<ApiKeyId>, IComparable<ApiKeyId>
{
    public static string Prefix => "key";

    public static ApiKeyId Trust(string value) => new(value);

    // The list of keys runs in the order of their ids; the databases compare them as these operators do.
    public static bool operator <(ApiKeyId left, ApiKeyId right) => left.CompareTo(right) < 0;

    public static bool operator <=(ApiKeyId left, ApiKeyId right) => left.CompareTo(right) <= 0;

    public static bool operator >(ApiKeyId left, ApiKeyId right) => left.CompareTo(right) > 0;

    public static bool operator >=(ApiKeyId left, ApiKeyId right) => left.CompareTo(right) >= 0;

    public int CompareTo(ApiKeyId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<AppId>))]
public readonly record struct AppId(string Value) : IEntityId<AppId>
{
    public static string Prefix => "app";

    public static AppId Trust(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>The claim <c>jti</c> of an access token.</summary>
[JsonConverter(typeof(EntityIdJsonConverter<TokenId>))]
public readonly record struct TokenId(string Value) : IEntityId<TokenId>, IComparable<TokenId>
{
    public static string Prefix => "tok";

    public static TokenId Trust(string value) => new(value);

    // The list of tokens runs by id; the databases compare them as these operators do.
    public static bool operator <(TokenId left, TokenId right) => left.CompareTo(right) < 0;

    public static bool operator <=(TokenId left, TokenId right) => left.CompareTo(right) <= 0;

    public static bool operator >(TokenId left, TokenId right) => left.CompareTo(right) > 0;

    public static bool operator >=(TokenId left, TokenId right) => left.CompareTo(right) >= 0;

    public int CompareTo(TokenId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<AuditEventId>))]
public readonly record struct AuditEventId(string Value) : IEntityId<AuditEventId>, IComparable<AuditEventId>
{
    public static string Prefix => "aud";

    public static AuditEventId Trust(string value) => new(value);

    // The log runs by id; the databases compare them as these operators do.
    public static bool operator <(AuditEventId left, AuditEventId right) => left.CompareTo(right) < 0;

    public static bool operator <=(AuditEventId left, AuditEventId right) => left.CompareTo(right) <= 0;

    public static bool operator >(AuditEventId left, AuditEventId right) => left.CompareTo(right) > 0;

    public static bool operator >=(AuditEventId left, AuditEventId right) => left.CompareTo(right) >= 0;

    public int CompareTo(AuditEventId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
