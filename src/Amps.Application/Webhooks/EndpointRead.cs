using Amps.Domain.Webhooks;

namespace Amps.Application.Webhooks;

/// <summary>A webhook endpoint as its owner sees it; never with its secret.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Url">Where messages go.</param>
/// <param name="Description">For people.</param>
/// <param name="Events">The types that it hears of; empty for all.</param>
/// <param name="Enabled">Whether anything is sent to it.</param>
/// <param name="DisabledReason">Why not.</param>
/// <param name="DisabledAt">Since when not.</param>
/// <param name="FailingSince">Since when every attempt has failed.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record EndpointRead(
    EndpointId EndpointId,
    string Url,
    string Description,
    IReadOnlyList<string> Events,
    bool Enabled,
    DisabledReason? DisabledReason,
    DateTimeOffset? DisabledAt,
    DateTimeOffset? FailingSince,
    DateTimeOffset CreatedAt)
{
    internal static EndpointRead Of(WebhookEndpoint endpoint) => new(
        endpoint.Id, endpoint.Url, endpoint.Description, endpoint.Events, endpoint.IsEnabled, endpoint.DisabledReason, endpoint.DisabledAt, endpoint.FailingSince, endpoint.CreatedAt);
}
