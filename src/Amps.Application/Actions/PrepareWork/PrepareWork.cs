using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Actions.PrepareWork;

/// <summary>Looks at claimed work once more before the call: ends what must not be sent, and marks that a send begins.</summary>
public sealed record PrepareWorkCommand(ActionId Action, string Lease) : ICommand<PreparedWork>;

/// <param name="Call">The call to make, or nothing where the action has ended.</param>
public sealed record PreparedWork(PreparedCall? Call);

internal sealed class PrepareWorkHandler(IEnvironmentDb db, IDeviceGateway gateway, LiveAccess live, RequestScope scope, TimeProvider time) : IHandler<PrepareWorkCommand, PreparedWork>
{
    public async Task<Result<PreparedWork>> Handle(PrepareWorkCommand request, CancellationToken cancellationToken)
    {
        var action = await db.FindClaimedAsync(request.Action, request.Lease, cancellationToken);
        if (action?.Work is not { } work) return ActionFailures.NotFound;

        var device = await db.Devices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == action.DeviceId, cancellationToken);
        var target = await db.TargetAsync(action.DeviceId, cancellationToken);
        var ended = work == ActionWork.Revert
            ? await EndedRevertAsync(action, target, request.Lease, cancellationToken)
            : await EndedAsync(action, device, target, request.Lease, cancellationToken);
        if (ended is not null) return ended.Value.Succeeded ? new PreparedWork(null) : ended.Value.Failure!;

        if (work == ActionWork.Dispatch && await BeginAsync(action, target!, request.Lease, cancellationToken) is { } failure) return failure;

        return new PreparedWork(new PreparedCall(work, target!, OrderOf(action, work), action.CheckHandle, action.LeaseUntil!.Value));
    }

    /// <summary>The reasons for which nothing is sent, in the contract's order.</summary>
    private async Task<Result<Done>?> EndedAsync(DeviceAction action, Device? device, DeviceTarget? target, string lease, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (action.IsExpired(now)) return await EndAsync(action, action.Expire(lease, now), cancellationToken);

        var error = action.IsPoisoned ? ActionErrors.Internal
            : device is null || target is null ? ActionErrors.DeviceRemoved
            : device.Overage ? ActionErrors.DeviceOverage
            : scope.Tenant.Environment == AmpsEnvironment.Live && !await live.IsEnabledAsync(action.CustomerId, cancellationToken) ? ActionErrors.LiveAccessDisabled
            : device.Connection == ConnectionState.Disconnected ? ActionErrors.Of(OemFailureReason.CredentialsRejected)
            : CommandCheck.CheckWithoutTimes(device.Type, device.Declaration, action.Command, action.Parameters, shape: null) is not null ? ActionErrors.NoLongerSupported
            : null;
        if (error is null) return null;

        return await EndAsync(action, action.Fail(lease, error, now), cancellationToken);
    }

    private async Task<Result<Done>?> EndedRevertAsync(DeviceAction window, DeviceTarget? target, string lease, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (window.IsPoisoned) return window.FailRevert(lease, ActionErrorCode.InternalError, now);
        if (target is null) return window.SkipRevert(lease, now);

        if (window.SlotToAwait(await NextSlotAsync(window.DeviceId, cancellationToken), now) is { } slot) return window.PutOff(lease, slot, mayHaveArrived: false, now);

        var others = await db.Actions.AsNoTracking().Where(row => row.DeviceId == window.DeviceId && row.Id != window.Id && (row.Lane != null || row.CompletedAt > window.CreatedAt)).ToListAsync(cancellationToken);
        if (!others.Exists(other => other.Overrules(window))) return null;

        return window.SkipRevert(lease, now);
    }

    private Task<DateTimeOffset?> NextSlotAsync(DeviceId device, CancellationToken cancellationToken) =>
        db.Schedules.AsNoTracking().Where(row => row.DeviceId == device && row.State != ScheduleState.Cancelled).Select(row => row.NextFireAt).SingleOrDefaultAsync(cancellationToken);

    private async Task<Failure?> BeginAsync(DeviceAction action, DeviceTarget target, string lease, CancellationToken cancellationToken)
    {
        var prior = action.End is not null && action.PriorMode is null ? await ReadModeAsync(target, cancellationToken) : null;
        return action.BeginSend(lease, prior, time.Now()).Failure;
    }

    private async Task<DeviceCommand?> ReadModeAsync(DeviceTarget target, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ActionWorker.CallLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var mode = await gateway.ReadModeAsync(scope.Tenant.Environment, target, both.Token);
            return mode.Failure is null ? mode.Value : null;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<Result<Done>> EndAsync(DeviceAction action, Result<Done> ended, CancellationToken cancellationToken)
    {
        if (ended.Succeeded) await db.PassOnTurnAsync(action, time.Now(), cancellationToken);
        return ended;
    }

    private static CommandOrder OrderOf(DeviceAction action, ActionWork work)
    {
        if (work == ActionWork.Revert) return new CommandOrder(action.Id + ":revert", action.RevertsTo);

        return new CommandOrder(action.Id.Value, CommandWords.Make(action.DeviceType, action.Command, action.Parameters), action.Sandbox, action.ClearsScheduler);
    }
}
