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

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint)) return Missing();

        var shown = await Sender.Send(new ShowWebhookSecretCommand(endpoint), Stop);
        if (!shown.Succeeded) return Missing();

        Secret = shown.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRotateAsync(string id, int hours = -1)
    {
        if (!Overlaps.Contains(hours)) return Refusals.Unreadable(this);
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint)) return Missing();

        var rotated = await Sender.Send(new RotateWebhookSecretCommand(endpoint, TimeSpan.FromHours(hours)), Stop);
        return rotated.Succeeded ? SeeOther(At($"webhooks/{id}/secret")) : Missing();
    }
}
