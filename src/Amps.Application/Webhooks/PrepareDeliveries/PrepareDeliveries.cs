using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Webhooks.PrepareDeliveries;

/// <summary>Looks at claimed deliveries of one endpoint once more before they are sent: holds, gives up or puts off what must not be.</summary>
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
        var now = time.Now();
        var belated = now - WebhookDelivery.ReplayPatience;
        // Most of them are sent, so they are not loaded to be changed.
        var claimed = await (
            from delivery in db.Deliveries
            join message in db.Messages on delivery.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            where request.Deliveries.Contains(delivery.Id) && delivery.LeaseId == request.Lease
            orderby delivery.Id
            let isBelated = delivery.Priority == DeliveryPriority.Late && delivery.Attempts == 0 && delivery.DueAt < belated
            select new Claim(delivery.Id, delivery.EndpointId, delivery.LeaseUntil, delivery.Mishaps, isBelated, message == null ? null : new Message(message.Id, message.Type, message.Body)))
            .ToListAsync(cancellationToken);
        if (claimed.Count == 0) return WebhookFailures.DeliveryNotFound;

        var endpoint = await db.FindEndpointAsync(claimed[0].Endpoint, cancellationToken);
        if (endpoint is not { IsEnabled: true } || claimed.Exists(row => !row.CanBeSent)) await SetAsideAsync(request, endpoint, claimed, now, cancellationToken);
        if (endpoint is not { IsEnabled: true }) return Nothing;

        var secrets = endpoint.SecretsAt(now).Select(secret => vault.Open(scope.Tenant, endpoint.Id.Value, secret)).OfType<string>().ToList();
        if (secrets.Count == 0) return await PutOffAsync(request, endpoint, now, cancellationToken);

        List<PreparedDelivery> prepared = [.. claimed.Where(row => row.CanBeSent).Select(row => row.Prepare(endpoint.Url, secrets))];
        return prepared;
    }

    // Whoever runs the server has to put the master key back; nothing that is owed may be lost until then.
    private async Task<Result<IReadOnlyList<PreparedDelivery>>> PutOffAsync(PrepareDeliveriesCommand request, WebhookEndpoint endpoint, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Lost(endpoint.Id);
        foreach (var delivery in await LoadAsync(request, cancellationToken)) delivery.PutOff(now + UntilTheKeyIsBack, now);
        return Nothing;
    }

    private Task<List<WebhookDelivery>> LoadAsync(PrepareDeliveriesCommand request, CancellationToken cancellationToken) =>
        db.Deliveries.Where(row => request.Deliveries.Contains(row.Id) && row.LeaseId == request.Lease).ToListAsync(cancellationToken);

    private async Task SetAsideAsync(PrepareDeliveriesCommand request, WebhookEndpoint? endpoint, List<Claim> claimed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var claims = claimed.ToDictionary(row => row.Delivery);
        foreach (var delivery in await LoadAsync(request, cancellationToken))
        {
            var claim = claims[delivery.Id];
            if (endpoint is null || claim.IsLost) delivery.GiveUp(now);
            else if (!endpoint.IsEnabled) delivery.Hold(now);
            else if (claim.IsBelated) delivery.PutOff(endpoint.PlaceReplay(now), now);
        }
    }

    [LoggerMessage(LogLevel.Error, "The secret of {Endpoint} cannot be opened: the master key or the key ring is not the one it was sealed with. Its deliveries wait")]
    private partial void Lost(EndpointId endpoint);

    private sealed record Message(MessageId Id, string Type, string Body);

    private sealed record Claim(DeliveryId Delivery, EndpointId Endpoint, DateTimeOffset? Ends, int Mishaps, bool IsBelated, Message? Message)
    {
        public bool IsLost => Message is null || Mishaps >= WebhookDelivery.MaxMishaps;

        public bool CanBeSent => !IsLost && !IsBelated;

        public PreparedDelivery Prepare(string url, IReadOnlyList<string> secrets) => new(Delivery, Ends!.Value, new DeliveryAttempt(url, Message!.Id, Message.Type, Message.Body, secrets));
    }
}
