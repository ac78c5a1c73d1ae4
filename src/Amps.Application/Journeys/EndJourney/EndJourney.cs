using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.EndJourney;

/// <summary>Ends a journey, or stops it before what stands in its way. Whoever asks has seen whose it is.</summary>
public sealed record EndJourneyCommand(JourneyId Id, JourneyEnd End) : ICommand<Done>;

public abstract record JourneyEnd
{
    private JourneyEnd()
    {
    }

    public sealed record Completed(int Sequence, IReadOnlyList<DeviceId> Devices) : JourneyEnd;

    /// <param name="Code">A word of <see cref="JourneyCode"/>.</param>
    public sealed record Stopped(string Code) : JourneyEnd;

    public sealed record Left : JourneyEnd;

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
            JourneyEnd.Completed completed => journey.Sequence == completed.Sequence ? journey.Complete(completed.Devices, now) : JourneyFailures.OldStep,
            JourneyEnd.Stopped stopped => journey.Stop(stopped.Code, now),
            JourneyEnd.Left => journey.Leave(now),
            JourneyEnd.Expired => journey.StateAt(now) == JourneyState.Expired ? journey.Expire(now) : default(Done),
            _ => throw new NotSupportedException($"There is no end like {request.End.GetType().Name}."),
        };
    }
}
