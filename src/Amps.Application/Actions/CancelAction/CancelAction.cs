using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.CancelAction;

/// <summary>Calls an action off before its time has come.</summary>
/// <param name="Id">Whatever the caller wrote; what is no id is no action.</param>
public sealed record CancelActionCommand(string Id) : ICommand<ActionRead>;

internal sealed class CancelActionHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<CancelActionCommand, ActionRead>
{
    public async Task<Result<ActionRead>> Handle(CancelActionCommand request, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<ActionId>(request.Id, out var id)) return ActionFailures.NotFound;

        var action = await db.Actions.SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (action is null) return ActionFailures.NotFound;

        var now = time.Now();
        if (action.Cancel(CancelReason.Requested, now).Failure is { } failure) return failure;

        db.Audit(scope, AuditAction.ActionCancelled, action.Id.Value, now, ("deviceId", action.DeviceId.Value));
        await db.PassOnTurnAsync(action, now, cancellationToken);
        return ActionRead.Of(action);
    }
}
