using Amps.Application.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>A link session that was made.</summary>
/// <param name="Id">Ask for it by this.</param>
/// <param name="Url">Send the end user there. It can be opened once.</param>
/// <param name="ExpiresAt">Until when it can be opened.</param>
public sealed record CreatedLinkSession(JourneyId Id, string Url, DateTimeOffset ExpiresAt) : IHoldsSecret
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => Id.Value;
}

/// <summary>How a link session stands.</summary>
/// <param name="State">`pending` until the end user is through, has left, or time is up.</param>
/// <param name="Code">Why it ended in `error`; null otherwise.</param>
/// <param name="UserId">Your own id of the end user.</param>
/// <param name="Devices">The ids of the devices that were connected or connected again; empty unless `completed`.</param>
public sealed record LinkSessionRead(JourneyState State, string? Code, string UserId, IReadOnlyList<DeviceId> Devices);
