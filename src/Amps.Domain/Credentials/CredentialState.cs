using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Credentials;

/// <summary>Whether an end user's account lets us in.</summary>
[JsonConverter(typeof(WireEnumConverter<CredentialState>))]
public enum CredentialState
{
    Live,

    /// <summary>The manufacturer refuses us until the end user signs in again.</summary>
    Broken,
}
