using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.NoteDeliveryMishap;
using Amps.Application.Webhooks.PrepareDeliveries;
using Amps.Application.Webhooks.RecordDeliveries;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Webhooks.DeliverWebhook;

/// <summary>Makes one attempt of each of some claimed deliveries of an endpoint: look, send one after the other outside of any transaction, record (a save).</summary>
/// <remarks>Nothing marks that a send begins: whoever dies on the way has them sent again, under the same ids.</remarks>
public sealed partial class DeliveryWorker(IServiceScopeFactory scopes, IWebhookSender sender, TimeProvider time, ILogger<DeliveryWorker> logger)
{
    /// <summary>How long a claim holds; longer than the longest attempt after the longest turn.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long an attempt may take.</summary>
    public static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(30);

    /// <summary>What has not begun by then goes back to the queue, so that what was sent is soon recorded, and others of the endpoint's workers may have the rest.</summary>
    public static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private const string Actor = "system:webhooks";

    /// <summary>Works off what one claim took of an endpoint.</summary>
    /// <param name="tenant">Whose deliveries they are.</param>
    /// <param name="ids">The deliveries.</param>
    /// <param name="lease">The claim.</param>
    /// <param name="stopping">What has not begun by then is given back; what is being sent is finished and recorded.</param>
    /// <returns>Whether the endpoint answers, and how the attempts came out.</returns>
    public async Task<WorkReport> WorkAsync(Tenant tenant, IReadOnlyList<DeliveryId> ids, string lease, CancellationToken stopping)
    {
        try
        {
            var prepared = await SendAsync(tenant, new PrepareDeliveriesCommand(ids, lease));
            if (!prepared.Succeeded) return WorkEnd.Silent;
            if (prepared.Value.Count == 0) return WorkEnd.Unasked;

            var ended = await AttemptAsync(prepared.Value, stopping);
            await SendAsync(tenant, new RecordDeliveriesCommand(lease, ended));
            return ReportOf(ended);
        }
        catch (Exception exception) when (ids is [var only])
        {
            Broke(exception, only);
            await SendAsync(tenant, new NoteDeliveryMishapCommand(only, lease));
            return new WorkReport(WorkEnd.Silent, Failed: 1);
        }
        catch (Exception exception)
        {
            // Whichever it is, it breaks no other: each goes alone. What was sent goes out again, under its id.
            BrokeTogether(exception, ids.Count, ids[0]);
            var alone = new List<WorkReport>(ids.Count);
            foreach (var id in ids) alone.Add(await WorkAsync(tenant, [id], lease, stopping));
            return new WorkReport(WorkEnd.Silent, alone.Sum(report => report.Done), alone.Sum(report => report.Failed));
        }
    }

    private async Task<IReadOnlyList<EndedDelivery>> AttemptAsync(IReadOnlyList<PreparedDelivery> prepared, CancellationToken stopping)
    {
        var turnEnds = time.Now() + Turn;
        var ended = new List<EndedDelivery>(prepared.Count);
        foreach (var one in prepared)
        {
            // After one that was not taken, the endpoint's share is divided anew.
            var isOver = stopping.IsCancellationRequested || time.Now() > turnEnds || time.Now() + AttemptLimit > one.ClaimEnds || ended is [.., { Outcome: not { Result: DeliveryResult.Delivered } }];
            ended.Add(new(one.Delivery, isOver ? null : await sender.SendAsync(one.Attempt, CancellationToken.None)));
        }

        return ended;
    }

    private static WorkReport ReportOf(IReadOnlyList<EndedDelivery> ended)
    {
        var outcomes = ended.Select(one => one.Outcome).OfType<DeliveryOutcome>().ToList();
        if (outcomes.Count == 0) return WorkEnd.Silent;

        var delivered = outcomes.Count(outcome => outcome.Result == DeliveryResult.Delivered);
        return new WorkReport(delivered == outcomes.Count ? WorkEnd.Answered : WorkEnd.Failing, delivered, outcomes.Count - delivered);
    }

    private Task<Result<T>> SendAsync<T>(Tenant tenant, IUseCase<T> useCase) => scopes.SendAsync(tenant, Actor, useCase, CancellationToken.None);

    [LoggerMessage(LogLevel.Error, "Delivering {Delivery} broke")]
    private partial void Broke(Exception exception, DeliveryId delivery);

    [LoggerMessage(LogLevel.Error, "Delivering {Count} together broke, {First} and others; each goes alone")]
    private partial void BrokeTogether(Exception exception, int count, DeliveryId first);
}
