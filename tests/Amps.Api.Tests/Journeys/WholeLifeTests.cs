using System.Net;
using System.Text.Json.Nodes;
using Amps.Api.Tests.Credentials;
using Amps.Api.Tests.Webhooks;
using Amps.Application.Audit;
using Amps.Application.Audit.ListAudit;
using Amps.Application.Common;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>A device from its connection to its repair, as its integrator sees it.</summary>
public sealed class WholeLifeTests : JourneyScene
{
    private const string Ok = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

    [Fact]
    public async Task A_device_that_was_connected_in_a_browser_is_read_and_commanded()
    {
        var devices = await ConnectAsync("life-1");
        var read = (await Client.GetAnswerAsync("/battery?userId=life-1")).Data["items"]!.AsArray().ShouldHaveSingleItem()!;
        var battery = (string)read["id"]!;
        devices.ShouldContain(battery);

        ((string?)(await Client.GetAnswerAsync("/battery/" + battery)).Data["metadata"]!["source"]).ShouldBe("live");
        var action = (string)(await Client.PostAnswerAsync("/battery/" + battery, """{"action":{"command":"charge"}}""")).Data["id"]!;
        await App.PassUntilAsync(async () => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["state"] == "completed", "the device has taken the command");

        ((string?)(await Client.GetAnswerAsync("/battery/" + battery)).Data["state"]!["currentMode"]).ShouldBe("charge");
    }

    [Fact]
    public async Task The_audit_log_tells_which_journey_connected_what()
    {
        var devices = await ConnectAsync("life-5");

        var told = (await App.SendInAsync(new ListAuditQuery(new AuditFilter { Actor = "journey:lnk_" }, null, new PageRequest(10, 0, null)))).Value.Items.ShouldHaveSingleItem();

        (told.Action, told.Address).ShouldBe(("account.connected", "127.0.0.1"));
        told.Details.ShouldNotBeNull().GetProperty("devices").GetString()!.Split(' ').ShouldBe(devices, ignoreOrder: true);
        told.Details.ToString()!.ShouldNotContain("life-5");
    }

    [Fact]
    public async Task Receivers_hear_of_connection_disconnection_and_repair_and_the_ids_live_on()
    {
        await using var receiver = Receiver.Of(Ok);
        await App.SendInAsync(new CreateWebhookCommand(receiver.Url, ["device.connected", "device.disconnected", "device.reconnected"]));

        var devices = await ConnectAsync("life-2");
        await HeardAsync(receiver, "device.connected", devices);
        App.Time.Advance(TimeSpan.FromSeconds(2));
        await App.SendInAsync(new RevokeAccountCommand(DeviceId.Trust(devices[0])));
        var told = await HeardAsync(receiver, "device.disconnected", devices);
        App.Time.Advance(TimeSpan.FromSeconds(2));
        ((string?)(await Client.GetAnswerAsync("/devices/" + devices[0])).Data["connection"]!["state"]).ShouldBe("disconnected");
        var session = await RepairAsync((string)told[0]["reconnectionUrl"]!, "life-2");
        await HeardAsync(receiver, "device.reconnected", devices);

        (await DevicesOfAsync(session)).ShouldBe(devices, ignoreOrder: true);
        var read = (await Client.GetAnswerAsync("/devices/" + devices[0])).Data;
        ((string?)read["connection"]!["state"], (string?)read["metadata"]!["source"]).ShouldBe(("connected", "live"));
        told.Select(body => (string?)body["reconnectionUrl"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_link_to_sign_in_again_can_be_used_once_and_by_its_owner_alone()
    {
        var devices = await ConnectAsync("life-3");
        App.Time.Advance(TimeSpan.FromSeconds(2));
        await App.SendInAsync(new RevokeAccountCommand(DeviceId.Trust(devices[0])));
        var url = await App.ReconnectionUrlAsync(DeviceId.Trust(devices[0]));
        using var stranger = new Tab(App);
        await stranger.BeginAsync(url);
        await stranger.TakeAsync(("user", "bob@example.com"), ("password", "x"));
        using var late = new Tab(App);

        stranger.Path.ShouldEndWith("/problem");
        stranger.Html.ShouldContain("it holds none of the devices");
        (await late.GetAsync(new Uri(url).PathAndQuery)).ShouldBe(HttpStatusCode.Gone);
        ((string?)(await Client.GetAnswerAsync("/devices/" + devices[0])).Data["connection"]!["state"]).ShouldBe("disconnected");
        App.SignIn.Revoked.ShouldBe(["auron bob@example.com"]);
    }

    [Fact]
    public async Task A_session_for_a_device_repairs_its_connection_too()
    {
        var devices = await ConnectAsync("life-4");
        App.Time.Advance(TimeSpan.FromSeconds(2));
        await App.SendInAsync(new RevokeAccountCommand(DeviceId.Trust(devices[0])));
        App.Time.Advance(TimeSpan.FromSeconds(2));

        var (id, url) = await MakeSessionAsync("life-4", $$""","deviceId":"{{devices[1]}}" """);
        await RepairAsync(url, "life-4");

        (await DevicesOfAsync(id)).ShouldBe(devices, ignoreOrder: true);
    }

    private async Task<string> RepairAsync(string url, string user)
    {
        using var tab = new Tab(App);
        await tab.BeginAsync(url);
        tab.Path.ShouldEndWith("/sign_in");
        await tab.FinishAsync();
        tab.Location.ShouldStartWith($"{Repaired}?status=success");
        tab.Location.ShouldContain("userId=" + user);
        return tab.Path.Split('/')[2];
    }

    private static async Task<IReadOnlyList<JsonNode>> HeardAsync(Receiver receiver, string type, IReadOnlyList<string> devices)
    {
        IReadOnlyList<JsonNode> bodies = [];
        await Eventually.HoldsAsync(
            () =>
            {
                bodies = [.. receiver.Heard.Where(heard => heard.Headers["amps-event"] == type).Select(heard => JsonNode.Parse(heard.Body)!)];
                return bodies.Count == devices.Count;
            },
            $"{type} is heard for each device");
        bodies.Select(body => (string)body["deviceId"]!).ShouldBe(devices, ignoreOrder: true);
        return bodies;
    }
}
