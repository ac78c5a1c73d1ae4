using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.DeliverWebhook;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence.Configurations;

namespace Amps.Infrastructure.Jobs;

/// <summary>Webhook deliveries, a partition per endpoint; with workers of their own, so that a slow receiver holds up no device.</summary>
internal sealed class DeliveryKind(DeliveryWorker worker) : IWorkKind
{
    private const int Workers = 128;
    private const int PerEndpoint = 4;

    // Whoever has many endpoints that hang leaves the other half to the others.
    private const int PerCustomer = Workers / 2;

    private const int Batch = 32;

    // Does what WebhookDelivery.Claim does.
    private const string AtClaim = """
        , "Mishaps" = "Mishaps" + case when "LeaseId" is null then 0 else 1 end
        """;

    public QueueTable Queue { get; } = new(DeliveryConfiguration.Table, AtClaim, nameof(WebhookDelivery.EndpointId), DeliveryPriority.Fresh, DeliveryPriority.Late) { IsOfOneCustomer = true };

    public PumpLimits Limits { get; } = new(Workers, PerEndpoint, Batch, PerCustomer);

    public TimeSpan Lease => DeliveryWorker.Lease;

    public Task<WorkReport> WorkAsync(Tenant tenant, IReadOnlyList<Claimed> rows, CancellationToken stopping) =>
        worker.WorkAsync(tenant, [.. rows.Select(row => DeliveryId.Trust(row.Id))], rows[0].LeaseId, stopping);
}
