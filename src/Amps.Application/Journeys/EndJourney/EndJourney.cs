using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.EndJourney;

/// <summary>Ends a journey that connects nothing. Whoever asks has seen whose it is, and gives back what was granted if it succeeds.</summary>
public sealed record EndJourneyCommand(JourneyId Id, JourneyEnd End) : ICommand<Done>;

public abstract record JourneyEnd
{
    private JourneyEnd()
    {
    }

    /// <param name="Sequence">The step at which the end user left.</param>
    public sealed record Left(int Sequence) : JourneyEnd;

    public sealed record Expired : JourneyEnd;
}

internal sealed class EndJourneyHandler(IEnvironmentDb db, TimeProvider time) : IHandler<EndJourneyCommand, Done>
{
    public async Task<Result<Done>> Handle(EndJourneyCommand request, CancellationToken cancellationToken)
    {
        var journey = await db.Journeys.SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (journey is null) return JourneyFailures.NotFound;

        var now = time.Now();
        return request.End switch
        {
            JourneyEnd.Left left => journey.Sequence == left.Sequence ? journey.Leave(now) : JourneyFailures.OldStep,
            JourneyEnd.Expired => journey.IsPending && journey.StateAt(now) == JourneyState.Expired ? journey.Expire(now) : JourneyFailures.OldStep,
            _ => throw new NotSupportedException($"There is no end like {request.End.GetType().Name}."),
        };
    }
}
