using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Api.Dashboard;
using Amps.Application.Webhooks;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Application.Webhooks.ReadDelivery;
using Amps.Application.Webhooks.ReadWebhook;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Webhooks;

/// <summary>One delivery: its body, its attempts, and what the endpoint answered to one of them.</summary>
internal sealed class DeliveryModel : DashboardPage
{
    /// <summary>So many attempts are listed, the newest first; each replay makes more.</summary>
    public const int MostAttempts = 50;

    private const string Link = "reconnectionUrl";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // The page itself encodes.

    public EndpointRead Endpoint { get; private set; } = null!;

    public DeliveryRead Delivery { get; private set; } = null!;

    /// <summary>The attempt whose answer is shown, from 1; none before the first.</summary>
    public int? Chosen { get; private set; }

    /// <summary>Without the link that reconnects a device, which is for those who may give one.</summary>
    public string Body => Pretty(Delivery.Body, showsLink: Visit.May("/Devices/Device", "PostLink") && Visitor.IsConfirmed);

    public static string Name(DeliveryState state) => state switch
    {
        DeliveryState.Pending => "Pending",
        DeliveryState.Delivered => "Delivered",
        DeliveryState.Dead => "Failed",
        DeliveryState.Held => "Held",
    };

    public static string Tone(DeliveryState state) => state switch
    {
        DeliveryState.Delivered => "good",
        DeliveryState.Dead => "bad",
        DeliveryState.Pending or DeliveryState.Held => "",
    };

    public static string Outcome(AttemptRead attempt) =>
        attempt.Status is not { } status ? Shown.Word(attempt.Result) : attempt.Result == DeliveryResult.Delivered ? Shown.Number(status) : $"{Shown.Number(status)} ({Shown.Word(attempt.Result)})";

    public async Task<IActionResult> OnGetAsync(string id, string delivery, int? attempt)
    {
        if (!await ReadAsync(id, delivery)) return Missing();

        var last = Delivery.Attempts.Count;
        if (attempt < 1 || attempt > last) return Missing();

        Chosen = attempt ?? (last == 0 ? null : last);
        return Page();
    }

    public async Task<IActionResult> OnPostReplayAsync(string id, string delivery)
    {
        if (!await ReadAsync(id, delivery)) return Missing();

        var replayed = await Sender.Send(new ReplayWebhooksCommand(Endpoint.EndpointId, new ReplayChoice(Delivery.MessageId)), Stop);
        return replayed.Failure is { } failure ? Again(failure) : SeeOther(At($"webhooks/{id}/deliveries/{delivery}"));
    }

    private async Task<bool> ReadAsync(string id, string delivery)
    {
        if (!EntityId.TryParse<EndpointId>(id, out var endpoint) || !EntityId.TryParse<DeliveryId>(delivery, out var wanted)) return false;

        var read = await Sender.Send(new ReadWebhookQuery(endpoint), Stop);
        var shown = await Sender.Send(new ReadDeliveryQuery(endpoint, wanted), Stop);
        if (!read.Succeeded || !shown.Succeeded) return false;

        (Endpoint, Delivery) = (read.Value, shown.Value);
        return true;
    }

    private static string Pretty(string body, bool showsLink)
    {
        var json = JsonNode.Parse(body)!;
        if (!showsLink && json is JsonObject told && told.ContainsKey(Link)) told[Link] = "(hidden)";
        return json.ToJsonString(Indented);
    }
}
