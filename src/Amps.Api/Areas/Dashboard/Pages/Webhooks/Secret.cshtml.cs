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
    public WebhookSecretRead Secret { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint)) return Missing();

        var shown = await Sender.Send(new ShowWebhookSecretCommand(endpoint), Stop);
        if (!shown.Succeeded) return Missing();

        Secret = shown.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRotateAsync(string id, int hours)
    {
        if (await OnGetAsync(id) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult) return Missing();

        var rotated = await Sender.Send(new RotateWebhookSecretCommand(Secret.EndpointId, TimeSpan.FromHours(hours)), Stop);
        return rotated.Failure is { } failure ? Again(failure) : SeeOther(At($"webhooks/{id}/secret"));
    }
}
