using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.NoteDeliveryMishap;
using Amps.Application.Webhooks.PrepareDelivery;
using Amps.Application.Webhooks.RecordDelivery;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Webhooks.DeliverWebhook;

/// <summary>Makes one attempt of a claimed delivery: look, send outside of any transaction, record (a save).</summary>
/// <remarks>Nothing marks that a send begins: whoever dies on the way has it sent again, under the same id.</remarks>
public sealed partial class DeliveryWorker(IServiceScopeFactory scopes, IWebhookSender sender, ILogger<DeliveryWorker> logger)
{
    /// <summary>How long a claim holds; longer than the longest attempt.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private const string Actor = "system:webhooks";

    /// <summary>Works off one claim. Never throws.</summary>
    /// <returns>Whether the endpoint answers.</returns>
    public async Task<WorkEnd> WorkAsync(Tenant tenant, DeliveryId id, string lease, CancellationToken stopping)
    {
        try
        {
            var prepared = await SendAsync(tenant, new PrepareDeliveryCommand(id, lease), stopping);
            if (!prepared.Succeeded) return WorkEnd.Silent;
            if (prepared.Value.Attempt is not { } attempt) return WorkEnd.Unasked;

            // From here on a stop waits: what is being sent is finished and recorded.
            var outcome = await sender.SendAsync(attempt, CancellationToken.None);
            await SendAsync(tenant, new RecordDeliveryCommand(id, lease, outcome), CancellationToken.None);
            return outcome.Result == DeliveryResult.Delivered ? WorkEnd.Answered : WorkEnd.Failing;
        }
        catch (OperationCanceledException)
        {
            // Stopped: the lease runs out, and it is sent again.
            return WorkEnd.Silent;
        }
        catch (Exception exception)
        {
            Broke(exception, id);
            await SendAsync(tenant, new NoteDeliveryMishapCommand(id, lease), CancellationToken.None);
            return WorkEnd.Silent;
        }
    }

    private Task<Result<T>> SendAsync<T>(Tenant tenant, IUseCase<T> useCase, CancellationToken cancellationToken) => scopes.SendAsync(tenant, Actor, useCase, cancellationToken);

    [LoggerMessage(LogLevel.Error, "Delivering {Delivery} broke")]
    private partial void Broke(Exception exception, DeliveryId delivery);
}
