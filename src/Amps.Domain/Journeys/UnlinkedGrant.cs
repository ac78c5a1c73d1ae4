using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Removals;

namespace Amps.Domain.Journeys;

/// <summary>What a manufacturer granted for an account that was not linked in the end, or was linked by another grant: it is still to be given back.</summary>
/// <remarks>Written in the save that lets go of it, and deleted once the manufacturer knows. Giving back may be repeated.</remarks>
public sealed class UnlinkedGrant : IOwned, IOwed
{
    /// <summary>So long whoever ended the journey has to give it back; after that the job does it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private UnlinkedGrant()
    {
    }

    public JourneyId JourneyId { get; private init; }

    /// <summary>Of the journey's step; it may owe one for each of its sign-ins.</summary>
    public int Sequence { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    public string Oem { get; private init; } = "";

    /// <summary>The account with its grant, sealed for the journey's row.</summary>
    public string Secret { get; private init; } = "";

    public DateTimeOffset OwedSince { get; private init; }

    /// <summary>When there is something to do.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <param name="journey">That signed in; its manufacturer is chosen.</param>
    /// <param name="sequence">Of the step.</param>
    /// <param name="secret">The sealed account.</param>
    /// <param name="now">This instant.</param>
    public static UnlinkedGrant Of(Journey journey, int sequence, string secret, DateTimeOffset now) => new()
    {
        JourneyId = journey.Id,
        Sequence = sequence,
        CustomerId = journey.CustomerId,
        UserId = journey.UserId,
        Oem = journey.Oem!,
        Secret = secret,
        OwedSince = now,
        DueAt = now + Grace,
    };

    /// <summary>Whether giving it back is tried no more: what the manufacturer does not answer for an hour, and in any case what could not be asked for a day, as it tells of its user.</summary>
    public bool GivesUp(bool wasAsked, DateTimeOffset now) => now >= OwedSince + (wasAsked ? DeviceRemoval.ManufacturerRetries : Longest);
}
