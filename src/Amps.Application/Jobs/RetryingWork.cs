using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Jobs;

/// <summary>Work that somebody saw waiting for its next try.</summary>
/// <param name="Kind">The queue.</param>
/// <param name="Id">Whatever the caller wrote; what is no id is nothing.</param>
/// <param name="FailedAt">When it had failed last: where that is no longer so, something else was seen.</param>
public sealed record SeenWork(TroubledKind Kind, string Id, DateTimeOffset FailedAt);

internal static class RetryingWork
{
    public static async Task<Result<DeviceAction>> FindActionAsync(this IEnvironmentDb db, SeenWork seen, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<ActionId>(seen.Id, out var id) || await db.Actions.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } action) return ActionFailures.NotFound;

        return action.IsRetrying && action.FailedAt == seen.FailedAt ? action : JobFailures.MovedOn;
    }

    public static async Task<Result<WebhookDelivery>> FindDeliveryAsync(this IEnvironmentDb db, SeenWork seen, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<DeliveryId>(seen.Id, out var id) || await db.Deliveries.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } delivery) return WebhookFailures.DeliveryNotFound;

        return delivery.IsRetrying && delivery.FailedAt == seen.FailedAt ? delivery : JobFailures.MovedOn;
    }
}
