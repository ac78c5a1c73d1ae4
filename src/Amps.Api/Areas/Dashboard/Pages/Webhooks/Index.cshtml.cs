using Amps.Api.Dashboard;
using Amps.Application.Webhooks;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.ListWebhooks;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Webhooks;

/// <summary>The endpoints of an environment, and the form that adds one.</summary>
internal sealed class IndexModel(DashboardCookies cookies) : DashboardPage
{
    public IReadOnlyList<EndpointRead> Endpoints { get; private set; } = [];

    public string Address { get; private set; } = "";

    public string Description { get; private set; } = "";

    public string[] Events { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Endpoints = (await Sender.Send(new ListWebhooksQuery(), Stop)).Value;
        return Page();
    }

    public async Task<IActionResult> OnPostCreateAsync(string? url, string? description, string[] events)
    {
        (Address, Description, Events) = (url?.Trim() ?? "", description?.Trim() ?? "", events);
        var created = await Sender.Send(new CreateWebhookCommand(Address, Events, Description), Stop);
        if (created.Failure is { } failure)
        {
            await OnGetAsync();
            return Again(failure);
        }

        var page = At("webhooks/" + created.Value.EndpointId);
        cookies.Tell(HttpContext, Visit, page, created.Value.Secret);
        return SeeOther(page);
    }
}
