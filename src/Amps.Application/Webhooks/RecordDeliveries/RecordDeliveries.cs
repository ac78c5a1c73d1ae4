using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.RecordDeliveries;

/// <summary>Stores what became of claimed deliveries of one endpoint, and when the next attempt of each is. Whose claim ran out is left alone.</summary>
public sealed record RecordDeliveriesCommand(string Lease, IReadOnlyList<EndedDelivery> Ended) : ICommand<Done>, IKnowsWhatIsDue
{
    public bool LeavesWorkDue => Ended.Any(one => one.Outcome is null);
}

/// <param name="Delivery">The delivery.</param>
/// <param name="Outcome">None where it was not sent, and is given back.</param>
public sealed record EndedDelivery(DeliveryId Delivery, DeliveryOutcome? Outcome);

internal sealed class RecordDeliveriesHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<RecordDeliveriesCommand, Done>
{
    private const int Gone = 410;

    public async Task<Result<Done>> Handle(RecordDeliveriesCommand request, CancellationToken cancellationToken)
    {
        var ids = request.Ended.Select(one => one.Delivery).ToList();
        var deliveries = await db.Deliveries.Where(row => ids.Contains(row.Id) && row.LeaseId == request.Lease).ToDictionaryAsync(row => row.Id, cancellationToken);
        if (deliveries.Count == 0) return WebhookFailures.DeliveryNotFound;

        var endpoint = await db.FindEndpointAsync(deliveries.Values.First().EndpointId, cancellationToken);
        var now = time.Now();
        foreach (var (id, outcome) in request.Ended)
        {
            if (!deliveries.TryGetValue(id, out var delivery)) continue;

            if (outcome is null) delivery.GiveBack(now);
            else Record(delivery, endpoint, outcome, now);
        }

        return default(Done);
    }

    private void Record(WebhookDelivery delivery, WebhookEndpoint? endpoint, DeliveryOutcome outcome, DateTimeOffset now)
    {
        if (outcome.Result == DeliveryResult.Delivered)
        {
            delivery.Deliver(now);
            endpoint?.NoteSuccess();
        }
        else
        {
            // Chance keeps the retries of many messages apart; nobody gains by guessing it.
#pragma warning disable CA5394
            delivery.Fail(RetrySchedule.WaitAfter(delivery.Attempts + 1, Random.Shared.NextDouble(), outcome.RetryAfter), now);
#pragma warning restore CA5394
            NoteFailure(endpoint, outcome.Status == Gone, now);
        }

        db.Attempts.Add(WebhookAttempt.Of(delivery, outcome.At, outcome.Duration, outcome.Status, outcome.Result, outcome.Answer));
    }

    private void NoteFailure(WebhookEndpoint? endpoint, bool isGone, DateTimeOffset now)
    {
        var was = endpoint?.IsEnabled;
        endpoint?.NoteFailure(isGone, now);
        if (endpoint?.DisabledReason is { } reason && was is true) db.Audit(scope, AuditAction.WebhookDisabled, endpoint.Id.Value, now, ("reason", Wire<DisabledReason>.Name(reason)));
    }
}
