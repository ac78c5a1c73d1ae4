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

    /// <summary>Works off one claim. Never throws.</summary>
    public async Task WorkAsync(Tenant tenant, ActionId id, string lease, CancellationToken cancellationToken)
    {
        try
        {
            var prepared = await SendAsync(tenant, new PrepareWorkCommand(id, lease), cancellationToken);
            if (!prepared.Succeeded || prepared.Value.Call is not { } call) return;

            // From here on a stop waits: what is being sent is finished and recorded.
            var outcome = await CallAsync(tenant, call);
            await SendAsync(tenant, new RecordWorkCommand(id, lease, call.Work, outcome), CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Stopped before anything was sent: the lease runs out, and the row is due again.
        }
        catch (Exception exception)
        {
            Broke(exception, id);
            await SendAsync(tenant, new NoteMishapCommand(id, lease), CancellationToken.None);
        }
    }

    private async Task<DriverResult<CallOutcome>> CallAsync(Tenant tenant, PreparedCall call)
    {
        using var limit = new CancellationTokenSource(CallLimit, time);
        try
        {
            return call.Work switch
            {
                ActionWork.Dispatch or ActionWork.Revert => CallOutcome.Of(await gateway.ApplyAsync(tenant.Environment, call.Target, call.Order, limit.Token)),
                ActionWork.Check => CallOutcome.Of(await gateway.CheckAsync(tenant.Environment, call.Target, call.Order, call.CheckHandle!, limit.Token)),
                ActionWork.Recover => CallOutcome.Of(await gateway.VerifyAsync(tenant.Environment, call.Target, call.Order, limit.Token)),
            };
        }
        catch (OperationCanceledException)
        {
            return new OemFailure(OemFailureReason.Timeout);
        }
    }

    private async Task<Result<T>> SendAsync<T>(Tenant tenant, IUseCase<T> useCase, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(tenant, Actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Working on {Action} broke")]
    private partial void Broke(Exception exception, ActionId action);
}
