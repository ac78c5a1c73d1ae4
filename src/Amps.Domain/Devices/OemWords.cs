using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>Which customers see a manufacturer in live.</summary>
[JsonConverter(typeof(WireEnumConverter<OemTier>))]
public enum OemTier
{
    General,
    Beta,
    Preview,
}

/// <summary>How an end user can sign in at a manufacturer.</summary>
[JsonConverter(typeof(WireEnumConverter<AuthMethod>))]
public enum AuthMethod
{
    UsernamePassword,
    ApiKey,
    Oauth2,
}

/// <summary>How a manufacturer's service does, judged by our own calls of the last minutes.</summary>
[JsonConverter(typeof(WireEnumConverter<OemHealth>))]
public enum OemHealth
{
    Ok,
    Degraded,
    Down,
}
