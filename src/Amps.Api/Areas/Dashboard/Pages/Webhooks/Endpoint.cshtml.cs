using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.Webhooks;
using Amps.Application.Webhooks.DeleteWebhook;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Application.Webhooks.ReadWebhook;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Webhooks;

/// <summary>One endpoint: what it was sent, what it answered, and what can be done about it.</summary>
internal sealed class EndpointModel(DashboardCookies cookies, TimeProvider time) : DashboardPage
{
    private const int PageSize = 15;
    private const int MaxDays = 90;

    public EndpointRead Endpoint { get; private set; } = null!;

    public Page<DeliveryRead> Deliveries { get; private set; } = null!;

    public DeliveryState? State { get; private set; }

    public OnceTold? Told { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string? state, string? cursor)
    {
        if (state is not null && !Wire<DeliveryState>.TryParse(state, out _)) return Missing();
        if (!await ReadAsync(id, Wire<DeliveryState>.TryParse(state, out var wanted) ? wanted : null, cursor)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } secret) Told = new OnceTold("The signing secret.", "Keep it with your receiver, which checks each message with it.", secret);
        return Page();
    }

    public Task<IActionResult> OnPostTestAsync(string id, string? type) => DoAsync(id, endpoint => new TestWebhookCommand(endpoint, type ?? ""));

    public Task<IActionResult> OnPostEnableAsync(string id) => DoAsync(id, endpoint => new EnableWebhookCommand(endpoint, Enabled: true));

    public Task<IActionResult> OnPostDisableAsync(string id) => DoAsync(id, endpoint => new EnableWebhookCommand(endpoint, Enabled: false));

    public Task<IActionResult> OnPostDeleteAsync(string id) => DoAsync(id, endpoint => new DeleteWebhookCommand(endpoint), At("webhooks"));

    public async Task<IActionResult> OnPostReplayAsync(string id, string? what, int days = 1)
    {
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint) || days is < 1 or > MaxDays) return Missing();

        var since = time.Now().AddDays(-days);
        var choice = what is "missing" ? new ReplayChoice(MissingSince: since) : new ReplayChoice(FailedSince: since);
        var replayed = await Sender.Send(new ReplayWebhooksCommand(endpoint, choice), Stop);

        // A part at a time, each saved by itself.
        while (replayed is { Succeeded: true, Value.Last: { } last }) replayed = await Sender.Send(new ReplayWebhooksCommand(endpoint, choice, last), Stop);
        return await EndAsync(id, replayed, At("webhooks/" + id));
    }

    private async Task<IActionResult> DoAsync<T>(string id, Func<EndpointId, IUseCase<T>> useCase, string? next = null) =>
        EntityId.TryParse<EndpointId>(id, out var endpoint) ? await EndAsync(id, await Sender.Send(useCase(endpoint), Stop), next ?? At("webhooks/" + id)) : Missing();

    private async Task<IActionResult> EndAsync<T>(string id, Result<T> result, string next)
    {
        if (result.Succeeded) return SeeOther(next);

        return result.Failure.Kind != FailureKind.NotFound && await ReadAsync(id, state: null, cursor: null) ? Again(result.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(string id, DeliveryState? state, string? cursor)
    {
        State = state;
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint)) return false;

        var read = await Sender.Send(new ReadWebhookQuery(endpoint), Stop);
        var listed = await Sender.Send(new ListDeliveriesQuery(endpoint, state, PageAt(cursor, PageSize)), Stop);
        if (!read.Succeeded || !listed.Succeeded) return false;

        (Endpoint, Deliveries) = (read.Value, listed.Value);
        return true;
    }
}
