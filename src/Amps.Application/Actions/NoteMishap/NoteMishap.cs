using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;

namespace Amps.Application.Actions.NoteMishap;

/// <summary>Gives work back whose worker broke; after some of these it is given up.</summary>
public sealed record NoteMishapCommand(ActionId Action, string Lease) : ICommand<Done>;

internal sealed class NoteMishapHandler(IEnvironmentDb db, TimeProvider time) : IHandler<NoteMishapCommand, Done>
{
    public async Task<Result<Done>> Handle(NoteMishapCommand request, CancellationToken cancellationToken)
    {
        var action = await db.FindClaimedAsync(request.Action, request.Lease, cancellationToken);
        if (action is null) return ActionFailures.NotFound;

        var now = time.Now();
        return action.NoteMishap(request.Lease, now + DispatchRetries.Pause(action.Mishaps + 1), now);
    }
}
