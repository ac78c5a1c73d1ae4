using Amps.Application.Actions.GiveBackWork;
using Amps.Application.Actions.NoteMishap;
using Amps.Application.Actions.PrepareWork;
using Amps.Application.Actions.RecordWork;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Actions.DispatchAction;

/// <summary>Does the work of one claimed action: prepare (a save), call the manufacturer outside of any transaction, record (a save).</summary>
/// <remarks>Whoever loses the lease meanwhile records nothing: every save is conditional on it.</remarks>
public sealed partial class ActionWorker(IServiceScopeFactory scopes, IDeviceGateway gateway, TimeProvider time, ILogger<ActionWorker> logger)
{
    /// <summary>How long a claim holds; longer than the longest call.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long a manufacturer may take for one call.</summary>
    public static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(20);

    private const string Actor = "system:dispatch";

    /// <summary>Works off one claim.</summary>
    /// <param name="tenant">Whose action it is.</param>
    /// <param name="id">The action.</param>
    /// <param name="lease">The claim.</param>
    /// <param name="stopping">What has not begun by then is given back; what is being sent is finished and recorded.</param>
    /// <returns>What it says about the manufacturer, and how the attempt came out.</returns>
    public async Task<WorkReport> WorkAsync(Tenant tenant, ActionId id, string lease, CancellationToken stopping)
    {
        try
        {
            if (stopping.IsCancellationRequested) return await GiveBackAsync(tenant, new GiveBackWorkCommand(id, lease, Prepared: null));

            var prepared = await SendAsync(tenant, new PrepareWorkCommand(id, lease));
            if (!prepared.Succeeded) return WorkEnd.Silent;
            if (prepared.Value.Call is not { } call) return WorkEnd.Unasked;
            if (stopping.IsCancellationRequested || time.Now() + CallLimit > call.ClaimEnds) return await GiveBackAsync(tenant, new GiveBackWorkCommand(id, lease, call.Work));

            var askedAt = time.Now();
            var outcome = await CallAsync(tenant, call);
            await SendAsync(tenant, new RecordWorkCommand(id, lease, call.Work, outcome, askedAt));
            return new WorkReport(EndOf(call, outcome.Failure), Done: outcome.Failure is null ? 1 : 0, Failed: outcome.Failure is null ? 0 : 1);
        }
        catch (Exception exception)
        {
            Broke(exception, id);
            await SendAsync(tenant, new NoteMishapCommand(id, lease));
            return new WorkReport(WorkEnd.Silent, Failed: 1);
        }
    }

    // A failure that one integrator ordered is no news about the manufacturer.
    private static WorkEnd EndOf(PreparedCall call, OemFailure? failure)
    {
        if (call.Order.Sandbox is { OrdersFailure: true } || failure is { IsOrdered: true }) return WorkEnd.Silent;

        return failure is null ? WorkEnd.Answered : EndOf(failure.Reason);
    }

    private static WorkEnd EndOf(OemFailureReason reason) => reason switch
    {
        OemFailureReason.Unavailable or OemFailureReason.BadAnswer or OemFailureReason.Timeout or OemFailureReason.RateLimited => WorkEnd.Failing,
        OemFailureReason.Asleep => WorkEnd.Silent,
        OemFailureReason.Offline or OemFailureReason.Gone or OemFailureReason.Rejected or OemFailureReason.SchedulerActive
            or OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired => WorkEnd.Answered,
    };

    private async Task<WorkEnd> GiveBackAsync(Tenant tenant, GiveBackWorkCommand giveBack)
    {
        await SendAsync(tenant, giveBack);
        return WorkEnd.Silent;
    }

    private Task<DriverResult<CallOutcome>> CallAsync(Tenant tenant, PreparedCall call) => time.CallAsync(CallLimit, async limit => call.Work switch
    {
        ActionWork.Dispatch or ActionWork.Revert => CallOutcome.Of(await gateway.ApplyAsync(tenant.Environment, call.Target, call.Order, limit)),
        ActionWork.Check => CallOutcome.Of(await gateway.CheckAsync(tenant.Environment, call.Target, call.Order, call.CheckHandle!, limit)),
        ActionWork.ReadScheduler => CallOutcome.Of(await gateway.ReadSchedulerAsync(tenant.Environment, call.Target, call.Order, limit)),
        ActionWork.Recover => CallOutcome.Of(await gateway.VerifyAsync(tenant.Environment, call.Target, call.Order, limit)),
    });

    private Task<Result<T>> SendAsync<T>(Tenant tenant, IUseCase<T> useCase) => scopes.SendAsync(tenant, Actor, useCase, CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "Working on {Action} broke")]
    private partial void Broke(Exception exception, ActionId action);
}
