using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>What the pages show of a journey; nothing secret is in it.</summary>
/// <param name="Journey">Not tracked.</param>
/// <param name="App">That sent the end user.</param>
/// <param name="Environment">Whether anything of it is real.</param>
public sealed record JourneyView(Journey Journey, CustomerApp App, AmpsEnvironment Environment)
{
    public IReadOnlyList<DeviceType> Types { get; init; } = [];

    public IReadOnlyList<OemDescription> Oems { get; init; } = [];

    /// <summary>The manufacturer, once one is chosen.</summary>
    public OemDescription? Oem { get; init; }

    /// <summary>The account, as its owner knows it.</summary>
    public string? Account { get; init; }

    /// <summary>Where the manufacturer says that the code is found.</summary>
    public string? MfaHint { get; init; }

    public IReadOnlyList<DeviceChoice> Devices { get; init; } = [];

    /// <summary>The origin of the manufacturer's own sign-in page, where that comes next.</summary>
    public string? SignInPage { get; init; }

    /// <summary>How it stands at this moment.</summary>
    public required JourneyState State { get; init; }

    /// <summary>Where the browser goes once the journey has ended.</summary>
    public required string ReturnUrl { get; init; }
}

/// <summary>A device that can be connected.</summary>
/// <param name="Id">The manufacturer's own.</param>
/// <param name="Type">The family.</param>
/// <param name="Name">As its owner calls it. Not to be trusted as markup.</param>
/// <param name="Model">As the manufacturer calls it.</param>
public sealed record DeviceChoice(string Id, DeviceType Type, string Name, string Model);
