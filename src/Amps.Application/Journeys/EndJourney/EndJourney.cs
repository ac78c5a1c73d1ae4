using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.EndJourney;

/// <summary>Ends a journey that connects nothing; what it was granted is owed from then on. Whoever asks has seen whose it is, and gives that back.</summary>
public sealed record EndJourneyCommand(JourneyId Id, JourneyEnd End) : ICommand<Done>;

public abstract record JourneyEnd
{
    private JourneyEnd()
    {
    }

    /// <param name="Sequence">The step at which the end user left.</param>
    public sealed record Left(int Sequence) : JourneyEnd;

    public sealed record Expired : JourneyEnd;

    /// <summary>The end user is erased.</summary>
    public sealed record Erased : JourneyEnd;
}

internal sealed class EndJourneyHandler(IEnvironmentDb db, JourneyGrants grants, TimeProvider time) : IHandler<EndJourneyCommand, Done>
{
    public async Task<Result<Done>> Handle(EndJourneyCommand request, CancellationToken cancellationToken)
    {
        var journey = await db.Journeys.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (journey is null) return JourneyFailures.NotFound;

        var now = time.Now();
        if (!Takes(journey, request.End, now)) return JourneyFailures.OldStep;

        grants.Owe(journey, now);
        return request.End switch
        {
            JourneyEnd.Expired => journey.Expire(now),
            JourneyEnd.Erased => journey.Erase(now),
            _ => journey.Leave(now),
        };
    }

    private static bool Takes(Journey journey, JourneyEnd end, DateTimeOffset now) => end switch
    {
        JourneyEnd.Left left => journey.Sequence == left.Sequence,
        JourneyEnd.Expired => journey.IsPending && journey.StateAt(now) == JourneyState.Expired,
        JourneyEnd.Erased => journey.IsPending,
        _ => throw new NotSupportedException($"There is no end like {end.GetType().Name}."),
    };
}
