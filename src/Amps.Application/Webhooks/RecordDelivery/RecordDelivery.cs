using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.RecordDelivery;

/// <summary>Stores what became of an attempt, and when the next one is.</summary>
public sealed record RecordDeliveryCommand(DeliveryId Delivery, string Lease, DeliveryOutcome Outcome) : ICommand<Done>;

internal sealed class RecordDeliveryHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<RecordDeliveryCommand, Done>
{
    private const int Gone = 410;

    public async Task<Result<Done>> Handle(RecordDeliveryCommand request, CancellationToken cancellationToken)
    {
        var found = await (
            from row in db.Deliveries
            join owner in db.Endpoints on row.EndpointId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            where row.Id == request.Delivery && row.LeaseId == request.Lease
            select new { Delivery = row, Endpoint = owner }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return WebhookFailures.DeliveryNotFound;

        var (delivery, endpoint, outcome, now) = (found.Delivery, found.Endpoint, request.Outcome, time.Now());
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
        return default(Done);
    }

    private void NoteFailure(WebhookEndpoint? endpoint, bool isGone, DateTimeOffset now)
    {
        var was = endpoint?.IsEnabled;
        endpoint?.NoteFailure(isGone, now);
        if (endpoint?.DisabledReason is { } reason && was is true) db.Audit(scope, AuditAction.WebhookDisabled, endpoint.Id.Value, now, ("reason", Wire<DisabledReason>.Name(reason)));
    }
}
