using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Webhooks.PrepareDeliveries;

/// <summary>Looks at claimed deliveries of one endpoint once more before they are sent: holds or gives up what must not be.</summary>
public sealed record PrepareDeliveriesCommand(IReadOnlyList<DeliveryId> Deliveries, string Lease) : ICommand<IReadOnlyList<PreparedDelivery>>, IKnowsWhatIsDue
{
    public bool LeavesWorkDue => false;
}

/// <param name="Delivery">The delivery.</param>
/// <param name="ClaimEnds">When its claim runs out.</param>
/// <param name="Attempt">What to send.</param>
public sealed record PreparedDelivery(DeliveryId Delivery, DateTimeOffset ClaimEnds, DeliveryAttempt Attempt);

internal sealed partial class PrepareDeliveriesHandler(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time, ILogger<PrepareDeliveriesHandler> logger)
    : IHandler<PrepareDeliveriesCommand, IReadOnlyList<PreparedDelivery>>
{
    private static readonly TimeSpan UntilTheKeyIsBack = TimeSpan.FromMinutes(5);

    private static readonly List<PreparedDelivery> Nothing = [];

    public async Task<Result<IReadOnlyList<PreparedDelivery>>> Handle(PrepareDeliveriesCommand request, CancellationToken cancellationToken)
    {
        // Most of them are sent, so they are not loaded to be changed.
        var claimed = await (
            from delivery in db.Deliveries
            join message in db.Messages on delivery.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            where request.Deliveries.Contains(delivery.Id) && delivery.LeaseId == request.Lease
            orderby delivery.Id
            select new Claim(delivery.Id, delivery.EndpointId, delivery.LeaseUntil, delivery.Mishaps, message == null ? null : new Message(message.Id, message.Type, message.Body)))
            .ToListAsync(cancellationToken);
        if (claimed.Count == 0) return WebhookFailures.DeliveryNotFound;

        var endpoint = await db.FindEndpointAsync(claimed[0].Endpoint, cancellationToken);
        if (endpoint is not { IsEnabled: true } || claimed.Exists(row => !row.CanBeSent)) await SetAsideAsync(request, endpoint, claimed, cancellationToken);
        if (endpoint is not { IsEnabled: true }) return Nothing;

        var secrets = endpoint.SecretsAt(time.Now()).Select(secret => vault.Open(scope.Tenant, endpoint.Id.Value, secret)).OfType<string>().ToList();
        if (secrets.Count == 0) return await PutOffAsync(request, endpoint, cancellationToken);

        List<PreparedDelivery> prepared = [.. claimed.Where(row => row.CanBeSent).Select(row => row.Prepare(endpoint.Url, secrets))];
        return prepared;
    }

    // Whoever runs the server has to put the master key back; nothing that is owed may be lost until then.
    private async Task<Result<IReadOnlyList<PreparedDelivery>>> PutOffAsync(PrepareDeliveriesCommand request, WebhookEndpoint endpoint, CancellationToken cancellationToken)
    {
        Lost(endpoint.Id);
        var now = time.Now();
        foreach (var delivery in await LoadAsync(request, cancellationToken)) delivery.PutOff(now + UntilTheKeyIsBack, now);
        return Nothing;
    }

    private Task<List<WebhookDelivery>> LoadAsync(PrepareDeliveriesCommand request, CancellationToken cancellationToken) =>
        db.Deliveries.Where(row => request.Deliveries.Contains(row.Id) && row.LeaseId == request.Lease).ToListAsync(cancellationToken);

    private async Task SetAsideAsync(PrepareDeliveriesCommand request, WebhookEndpoint? endpoint, List<Claim> claimed, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var lost = claimed.Where(row => endpoint is null || !row.CanBeSent).Select(row => row.Delivery).ToHashSet();
        foreach (var delivery in await LoadAsync(request, cancellationToken))
        {
            if (lost.Contains(delivery.Id)) delivery.GiveUp(now);
            else if (endpoint is { IsEnabled: false }) delivery.Hold(now);
        }
    }

    [LoggerMessage(LogLevel.Error, "The secret of {Endpoint} cannot be opened: the master key or the key ring is not the one it was sealed with. Its deliveries wait")]
    private partial void Lost(EndpointId endpoint);

    private sealed record Message(MessageId Id, string Type, string Body);

    private sealed record Claim(DeliveryId Delivery, EndpointId Endpoint, DateTimeOffset? Ends, int Mishaps, Message? Message)
    {
        public bool CanBeSent => Message is not null && Mishaps < WebhookDelivery.MaxMishaps;

        public PreparedDelivery Prepare(string url, IReadOnlyList<string> secrets) => new(Delivery, Ends!.Value, new DeliveryAttempt(url, Message!.Id, Message.Type, Message.Body, secrets));
    }
}
