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

internal sealed class PrepareWorkHandler(IEnvironmentDb db, PriorModes modes, LiveAccess live, RequestScope scope, TimeProvider time) : IHandler<PrepareWorkCommand, PreparedWork>
{
    public async Task<Result<PreparedWork>> Handle(PrepareWorkCommand request, CancellationToken cancellationToken)
    {
        var action = await db.FindClaimedAsync(request.Action, request.Lease, cancellationToken);
        if (action is null) return ActionFailures.NotFound;
        if (action.Work is not { } work) return action.LetGo(request.Lease, time.Now()).Then(_ => new PreparedWork(null));

        var device = await db.Devices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == action.DeviceId, cancellationToken);
        var target = await db.TargetAsync(action.DeviceId, cancellationToken);
        var ended = work == ActionWork.Revert
            ? await EndedRevertAsync(action, target, request.Lease, cancellationToken)
            : await EndedAsync(action, work, device, target, request.Lease, cancellationToken);
        if (ended is null && work == ActionWork.Dispatch) ended = await BeginAsync(action, device!, target!, request.Lease, cancellationToken);
        if (ended is not null) return ended.Value.Succeeded ? new PreparedWork(null) : ended.Value.Failure!;

        return new PreparedWork(new PreparedCall(work, target!, OrderOf(action, work), action.CheckHandle, action.LeaseUntil!.Value));
    }

    /// <summary>The reasons for which nothing is sent, in the contract's order. Of what was sent, the manufacturer is asked once more even when time is over.</summary>
    private async Task<Result<Done>?> EndedAsync(DeviceAction action, ActionWork work, Device? device, DeviceTarget? target, string lease, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var sendsYet = work is ActionWork.Dispatch or ActionWork.ReadScheduler;
        if (sendsYet && action.IsExpired(now)) return await EndAsync(action, action.Expire(lease, now), cancellationToken);

        var error = action.IsPoisoned ? ActionErrors.Internal
            : device is null || target is null ? ActionErrors.DeviceRemoved
            : device.Overage ? ActionErrors.DeviceOverage
            : scope.Tenant.Environment == AmpsEnvironment.Live && !await live.IsEnabledAsync(action.CustomerId, cancellationToken) ? ActionErrors.LiveAccessDisabled
            : device.Connection == ConnectionState.Disconnected ? ActionErrors.Of(OemFailureReason.CredentialsRejected)
            : sendsYet && CommandCheck.CheckWithoutTimes(device.Type, device.Declaration, action.Command, action.Parameters, shape: null) is not null ? ActionErrors.NoLongerSupported
            : null;
        if (error is null) return null;

        return await EndAsync(action, action.Fail(lease, error, mayHaveArrived: true, now), cancellationToken);
    }

    private async Task<Result<Done>?> EndedRevertAsync(DeviceAction window, DeviceTarget? target, string lease, CancellationToken cancellationToken)
    {
        var now = time.Now();
        if (window.IsPoisoned) return window.FailRevert(lease, ActionErrorCode.InternalError, now);
        if (target is null) return window.SkipRevert(lease, now);

        if (window.SlotToAwait(await NextSlotAsync(window.DeviceId, cancellationToken), now) is { } slot) return window.PutOff(lease, slot, mayHaveArrived: false, now);

        var reached = window.ReachedAt;
        var others = await db.Actions.Where(row => row.DeviceId == window.DeviceId && row.Id != window.Id && (row.Lane != null || row.CompletedAt > reached)).ToListAsync(cancellationToken);
        if (others.Where(other => other.Overrules(window)).MinBy(other => other.CompletedAt ?? DateTimeOffset.MaxValue) is { } next)
        {
            next.Inherit(window);
            return window.SkipRevert(lease, now);
        }

        // What is on its way may reach the device before the revert does, and would be undone by it.
        if (others.Exists(other => other.IsOnItsWay)) return window.PutOff(lease, now + DispatchRetries.Pause(1), mayHaveArrived: false, now);

        return null;
    }

    private Task<DateTimeOffset?> NextSlotAsync(DeviceId device, CancellationToken cancellationToken) =>
        db.Schedules.AsNoTracking().Where(row => row.DeviceId == device && row.State != ScheduleState.Cancelled).Select(row => row.NextFireAt).SingleOrDefaultAsync(cancellationToken);

    /// <returns>Nothing where the send begins; else how the action ended over the reading of the prior mode.</returns>
    private async Task<Result<Done>?> BeginAsync(DeviceAction action, Device device, DeviceTarget target, string lease, CancellationToken cancellationToken)
    {
        var prior = action.End is not null && action.PriorMode is null ? await modes.ReadAsync(device, target, cancellationToken) : default;
        var now = time.Now();
        if (prior.Failure is { Disconnects: true } refused) return await EndAsync(action, action.Fail(lease, ActionErrors.Of(refused.Reason), mayHaveArrived: false, now), cancellationToken);

        if (action.IsExpired(now)) return await EndAsync(action, action.Expire(lease, now), cancellationToken);

        if (action.BeginSend(lease, prior.Failure is null ? prior.Value : null, now).Failure is { } failure) return (Result<Done>)failure;

        return null;
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
