using System.CommandLine;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;

namespace Amps.Api.Admin;

/// <summary>The options of the commands around webhooks.</summary>
internal static class WebhookOptions
{
    public static readonly Option<EndpointId> Endpoint = AdminOptions.Required("--endpoint", "The endpoint, whe_….", AdminOptions.Id<EndpointId>);

    public static readonly Option<string> Url = new("--url") { Description = "Where messages go, such as https://hooks.example.com/amps.", Required = true };

    public static readonly Option<string[]?> Events = new("--events")
    {
        Description = $"Comma-separated, of {string.Join(", ", EventCatalogue.All)}. All, if left away.",
        CustomParser = AdminOptions.Words,
    };

    public static readonly Option<string?> Description = new("--description") { Description = "For people." };

    public static readonly Option<string> Event = new("--event") { Description = "Which event to give an example of.", DefaultValueFactory = _ => EventCatalogue.PushCompleted };

    public static readonly Option<DeliveryState?> State = new("--state")
    {
        Description = $"Only deliveries in this state: {string.Join(", ", Wire<DeliveryState>.Names)}.",
        CustomParser = result => AdminOptions.Word<DeliveryState>(result),
    };

    public static readonly Option<TimeSpan> Overlap = new("--overlap")
    {
        Description = "How long the old secret signs as well, such as 30m, 24h or 7d; 0 for not at all.",
        CustomParser = AdminOptions.Duration,
        DefaultValueFactory = _ => TimeSpan.FromHours(24),
    };
}
