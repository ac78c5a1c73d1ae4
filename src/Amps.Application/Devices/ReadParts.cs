using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Devices;

/// <summary>Whether the end user's account lets us reach the device.</summary>
/// <param name="State">Connected, or disconnected until the end user signs in again.</param>
/// <param name="Since">When that began.</param>
/// <param name="Reconnectable">Whether the end user can sign in again.</param>
public sealed record ConnectionRead(ConnectionState State, DateTimeOffset Since, bool Reconnectable);

/// <summary>How fresh the state is.</summary>
/// <param name="Available">Whether the manufacturer answered when it was asked last.</param>
/// <param name="LastPulledAt">When the state was read at the manufacturer.</param>
public sealed record SyncRead(bool Available, DateTimeOffset? LastPulledAt);

/// <summary>Where this answer comes from.</summary>
/// <param name="Model">As the manufacturer calls it.</param>
/// <param name="Source">Just pulled, from the cache, or the last stored state because the manufacturer failed.</param>
/// <param name="CacheType">Which cache, where <paramref name="Source"/> is the cache.</param>
public sealed record MetadataRead(
    string Model,
    ReadSource Source,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] CacheType? CacheType);

/// <summary>Where a read comes from.</summary>
[JsonConverter(typeof(WireEnumConverter<ReadSource>))]
public enum ReadSource
{
    Live,
    Cache,
    Fallback,
}

/// <summary>How old the cached state may be: 15 minutes, or 1 minute as asked for.</summary>
[JsonConverter(typeof(WireEnumConverter<CacheType>))]
public enum CacheType
{
    Normal,
    Expedite,
}
