using Amps.Application.Common;
using Amps.Application.Journeys.EndJourney;
using Amps.Domain.Common;

namespace Amps.Application.Journeys.LeaveJourney;

/// <summary>The end user leaves. What was granted meanwhile is given back.</summary>
public sealed record LeaveJourneyCommand(JourneyMove Move) : IUseCase<Done>;

internal sealed class LeaveJourneyHandler(JourneyAccess access, JourneyGrants grants, ISender sender) : IHandler<LeaveJourneyCommand, Done>
{
    public async Task<Result<Done>> Handle(LeaveJourneyCommand request, CancellationToken cancellationToken)
    {
        var found = await access.PeekAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var left = await sender.Send(new EndJourneyCommand(request.Move.Id, new JourneyEnd.Left(request.Move.Sequence)), cancellationToken);
        if (left.Succeeded) await grants.GiveBackAsync(request.Move.Id);
        return left;
    }
}
