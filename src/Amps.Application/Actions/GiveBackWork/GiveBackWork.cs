using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;

namespace Amps.Application.Actions.GiveBackWork;

/// <summary>Gives claimed work back unharmed that nothing was sent of: the server stops, or the claim is too old for a call.</summary>
/// <param name="Action">The action.</param>
/// <param name="Lease">The claim.</param>
/// <param name="Prepared">What was prepared under this claim; a send that was marked and not made is no longer in doubt.</param>
public sealed record GiveBackWorkCommand(ActionId Action, string Lease, ActionWork? Prepared) : ICommand<Done>;

internal sealed class GiveBackWorkHandler(IEnvironmentDb db, TimeProvider time) : IHandler<GiveBackWorkCommand, Done>
{
    public async Task<Result<Done>> Handle(GiveBackWorkCommand request, CancellationToken cancellationToken)
    {
        var action = await db.FindClaimedAsync(request.Action, request.Lease, cancellationToken);
        if (action is null) return ActionFailures.NotFound;

        var now = time.Now();
        return action.PutOff(request.Lease, now, mayHaveArrived: request.Prepared != ActionWork.Dispatch, now);
    }
}
