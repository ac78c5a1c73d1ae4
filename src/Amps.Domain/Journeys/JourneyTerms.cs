using Amps.Domain.Devices;

namespace Amps.Domain.Journeys;

/// <summary>What the integrator asked for when it sent the end user on the journey.</summary>
/// <param name="RedirectUrl">Where the end user goes afterwards; one that the app declares.</param>
public sealed record JourneyTerms(string RedirectUrl)
{
    public const int MaxState = 512;
    public const int MostDevices = 100;

    /// <summary>Only devices of this family; the end user is not asked.</summary>
    public DeviceType? DeviceType { get; init; }

    /// <summary>Only this manufacturer; the end user is not asked.</summary>
    public string? Oem { get; init; }

    /// <summary>The connection to repair; none where a new one is made.</summary>
    public CredentialId? Repairs { get; init; }

    /// <summary>Whether all devices that are found are taken, without a question.</summary>
    public bool SkipsDevices { get; init; }

    public int MaxDevices { get; init; } = MostDevices;

    /// <summary>Given back on return, as it came.</summary>
    public string? State { get; init; }

    /// <summary>The page that embeds the journey and hears of its end.</summary>
    public string? Origin { get; init; }
}
