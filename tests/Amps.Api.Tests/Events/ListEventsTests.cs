using System.Text.Json.Nodes;
using Amps.Application.Webhooks.ListEvents;
using Amps.Testing;

namespace Amps.Api.Tests.Events;

public sealed class ListEventsTests : SandboxScene
{
    [Fact]
    public async Task It_tells_what_a_webhook_would_beside_the_event_s_id_and_type()
    {
        var item = (await ItemsAsync("/events?limit=1"))[0];

        item.Select(field => field.Key).ShouldBe(["eventId", "type", "deviceId", "deviceType", "userId", "timestamp"]);
        ((string?)item["type"]).ShouldBe("device.connected");
        ((string?)item["eventId"]).ShouldNotBeNull().ShouldStartWith("msg_");
    }

    [Fact]
    public async Task It_is_oldest_first()
    {
        await CancelledPushAsync();

        var items = await ItemsAsync("/events?limit=50");

        ((string?)items[^1]["type"]).ShouldBe("push.cancelled");
        items.Select(item => (string)item["eventId"]!).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Fact]
    public async Task It_filters_by_type()
    {
        await CancelledPushAsync();

        (await ItemsAsync("/events?type=push.cancelled")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_has_read_to_the_end_goes_on_after_the_last_event()
    {
        var last = (string)(await ItemsAsync("/events?limit=50"))[^1]["eventId"]!;
        (await ItemsAsync("/events?cursor=" + last)).ShouldBeEmpty();

        await CancelledPushAsync();

        ((string?)(await ItemsAsync("/events?cursor=" + last)).ShouldHaveSingleItem()["type"]).ShouldBe("push.cancelled");
    }

    [Fact]
    public async Task An_event_is_listed_once_none_can_come_before_it()
    {
        await CancelledPushAsync();

        (await Client.GetAnswerAsync("/events?type=push.cancelled")).Data["items"]!.AsArray().ShouldBeEmpty();
        (await ItemsAsync("/events?type=push.cancelled")).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("type=push.exploded")]
    [InlineData("cursor=dev_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("cursor=msg_1")]
    public async Task What_is_no_event_and_no_position_is_refused(string query) => (await Client.GetAnswerAsync("/events?" + query)).Code.ShouldBe("VALIDATION_ERROR");

    [Fact]
    public async Task After_thirty_days_an_event_is_gone()
    {
        App.Time.Sleep(TimeSpan.FromDays(30));

        (await ItemsAsync("/events")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Live_hears_nothing_of_the_sandbox()
    {
        await App.SendAsync(new Application.Customers.SetLiveAccess.SetLiveAccessCommand(Domain.Customers.CustomerId.Trust(App.Demo.CustomerId), Enabled: true));
        using var live = App.Client(App.Demo.LiveKey);

        ((int)(await live.GetAnswerAsync("/events")).Data["pagination"]!["total"]!).ShouldBe(0);
    }

    private async Task<IReadOnlyList<JsonObject>> ItemsAsync(string path)
    {
        App.Time.Advance(ListEventsQuery.Settled);
        return [.. (await Client.GetAnswerAsync(path)).Data["items"]!.AsArray().Select(item => item!.AsObject())];
    }

    private async Task CancelledPushAsync()
    {
        var action = (string)(await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle","start":"1h"}}""")).Data["id"]!;
        await Client.PostAnswerAsync($"/actions/{action}/cancel");
    }
}
