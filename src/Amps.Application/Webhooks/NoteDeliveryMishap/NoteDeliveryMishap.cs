using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Webhooks.NoteDeliveryMishap;

/// <summary>Gives a delivery back whose worker broke; after some of these it is dead.</summary>
public sealed record NoteDeliveryMishapCommand(DeliveryId Delivery, string Lease) : ICommand<Done>;

internal sealed class NoteDeliveryMishapHandler(IEnvironmentDb db, TimeProvider time) : IHandler<NoteDeliveryMishapCommand, Done>
{
    public async Task<Result<Done>> Handle(NoteDeliveryMishapCommand request, CancellationToken cancellationToken)
    {
        var delivery = await db.Deliveries.SingleOrDefaultAsync(row => row.Id == request.Delivery && row.LeaseId == request.Lease, cancellationToken);
        if (delivery is null) return WebhookFailures.DeliveryNotFound;

        var now = time.Now();
        delivery.NoteMishap(now + (RetrySchedule.WaitAfter(delivery.Mishaps + 1, sample: 0.5) ?? TimeSpan.FromHours(1)), now);
        return default(Done);
    }
}
