using Amps.Api.Dashboard;
using Amps.Application.Webhooks.RotateWebhookSecret;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Webhooks;

/// <summary>What an endpoint signs with; for owners who have just typed their password.</summary>
internal sealed class SecretModel : DashboardPage
{
    /// <summary>For how many hours the secret of before may sign as well.</summary>
    public static IReadOnlyList<int> Overlaps { get; } = [0, 1, 24, 168, 720];

    public WebhookSecretRead Secret { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id) => EntityId.TryParse<EndpointId>(id, out var endpoint) && await ReadAsync(endpoint) ? Page() : Missing();

    public async Task<IActionResult> OnPostRotateAsync(string id, string? seen, int hours = -1)
    {
        if (!Overlaps.Contains(hours)) return Refusals.Unreadable(this);
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint)) return Missing();

        var rotated = await Sender.Send(new RotateWebhookSecretCommand(endpoint, TimeSpan.FromHours(hours), seen), Stop);
        if (rotated.Succeeded) return SeeOther(At($"webhooks/{id}/secret"));

        return rotated.Failure.Kind == FailureKind.Conflict && await ReadAsync(endpoint) ? Again(rotated.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(EndpointId endpoint)
    {
        var shown = await Sender.Send(new ShowWebhookSecretCommand(endpoint), Stop);
        if (shown.Succeeded) Secret = shown.Value;
        return shown.Succeeded;
    }
}
