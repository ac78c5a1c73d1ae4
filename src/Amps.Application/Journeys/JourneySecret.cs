using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>What a journey keeps between its steps and must not be read from its row.</summary>
internal sealed record JourneySecret
{
    /// <summary>PKCE's secret half, while the end user is at the manufacturer's page.</summary>
    public string? Verifier { get; init; }

    /// <summary>What the manufacturer wants back with the code.</summary>
    public SignInAnswer.MfaAsked? Mfa { get; init; }

    public SignedIn? Account { get; init; }

    /// <summary>What is linked by another grant now than by this one, which is owed.</summary>
    public string? FormerOf { get; init; }

    /// <summary>What can be connected.</summary>
    public IReadOnlyList<DiscoveredDevice> Devices { get; init; } = [];

    /// <summary>What a log may show of it.</summary>
    public override string ToString() => "a journey's secret";

    public string Seal(IVault vault, Tenant whose, JourneyId journey) =>
        vault.Seal(whose, journey.Value, JsonSerializer.Serialize(this, JourneyJson.Default.JourneySecret));

    /// <returns>Nothing where it cannot be opened: the master key or the key ring is not the one it was sealed with.</returns>
    public static JourneySecret? Open(IVault vault, Tenant whose, JourneyId journey, string sealedSecret) =>
        vault.Open(whose, journey.Value, sealedSecret) is { } text ? JsonSerializer.Deserialize(text, JourneyJson.Default.JourneySecret) : null;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(InstantJsonConverter)], NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(JourneySecret))]
internal sealed partial class JourneyJson : JsonSerializerContext;
