using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>The two worlds that never touch: simulated devices and real ones. The API key decides which one a call sees.</summary>
[JsonConverter(typeof(WireEnumConverter<AmpsEnvironment>))]
public enum AmpsEnvironment
{
    Sandbox,
    Live,
}
