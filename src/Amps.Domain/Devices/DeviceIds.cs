using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

[JsonConverter(typeof(EntityIdJsonConverter<DeviceId>))]
public readonly record struct DeviceId(string Value) : IEntityId<DeviceId>, IComparable<DeviceId>
{
    public static string Prefix => "dev";

    public static DeviceId Trust(string value) => new(value);

    // Lists of devices run in the order of their ids; the databases compare them as these operators do.
    public static bool operator <(DeviceId left, DeviceId right) => left.CompareTo(right) < 0;

    public static bool operator <=(DeviceId left, DeviceId right) => left.CompareTo(right) <= 0;

    public static bool operator >(DeviceId left, DeviceId right) => left.CompareTo(right) > 0;

    public static bool operator >=(DeviceId left, DeviceId right) => left.CompareTo(right) >= 0;

    public int CompareTo(DeviceId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

[JsonConverter(typeof(EntityIdJsonConverter<CredentialId>))]
public readonly record struct CredentialId(string Value) : IEntityId<CredentialId>
{
    public static string Prefix => "cred";

    public static CredentialId Trust(string value) => new(value);

    public override string ToString() => Value;
}
