using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class ListDevicesTests : SandboxScene
{
    [Theory]
    [InlineData("/battery", "battery")]
    [InlineData("/ev-charger", "ev_charger")]
    [InlineData("/hvac", "hvac")]
    [InlineData("/solar-inverter", "solar_inverter")]
    [InlineData("/vehicle", "vehicle")]
    public async Task Every_type_lists_the_simulated_vendors_of_the_demo_user(string path, string type)
    {
        var answer = await Client.GetAnswerAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        var items = Items(answer);
        items.Count.ShouldBe(2);
        items.ShouldAllBe(item => (string?)item["deviceType"] == type && (string?)item["userId"] == "demo-user" && item["state"] != null);
        items.Select(item => (string?)item["vendor"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_list_of_all_types_holds_them_all_and_filters_by_type()
    {
        var all = await Client.GetAnswerAsync("/devices?limit=50");
        var vehicles = await Client.GetAnswerAsync("/devices?deviceType=vehicle");

        Items(all).Count.ShouldBe(10);
        Items(vehicles).Select(item => (string?)item["deviceType"]).ShouldBe(["vehicle", "vehicle"]);
    }

    [Fact]
    public async Task Items_carry_no_settings_and_no_manufacturer_is_asked()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var reads = App.Gateway.Reads(device.OemDeviceId);
        App.Time.Sleep(TimeSpan.FromDays(1));

        var answer = await Client.GetAnswerAsync("/battery");

        Items(answer).ShouldAllBe(item => !item.AsObject().ContainsKey("settings") && (string?)item["metadata"]!["source"] == "cache");
        App.Gateway.Reads(device.OemDeviceId).ShouldBe(reads);
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_its_total()
    {
        await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "Ada", oemDeviceId: "a");
        await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "ada", oemDeviceId: "b", overage: true);

        (await TotalAsync("/battery?userId=Ada")).ShouldBe(1);
        (await TotalAsync("/battery?userId=ada")).ShouldBe(1);
        (await TotalAsync("/battery?userId=nobody")).ShouldBe(0);
        (await TotalAsync("/battery?vendor=boreal")).ShouldBe(1);
        (await TotalAsync("/battery?vendor=none")).ShouldBe(0);
        (await TotalAsync("/battery?connection=connected")).ShouldBe(4);
        (await TotalAsync("/battery?connection=disconnected")).ShouldBe(0);
        (await TotalAsync("/devices?overage=true")).ShouldBe(1);
        (await TotalAsync("/battery?userId=Ada&vendor=auron&connection=connected")).ShouldBe(1);
    }

    [Fact]
    public async Task Updated_since_is_inclusive_and_follows_what_reads_show()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        App.Time.Advance(TimeSpan.FromMinutes(30));
        await Client.GetAnswerAsync("/battery/" + device.Id);

        var since = await Client.GetAnswerAsync("/battery?updatedSince=2026-06-01T11:00:00.000Z");
        var withOffset = await Client.GetAnswerAsync("/battery?updatedSince=2026-06-01T13:00:00%2B02:00");
        var later = await Client.GetAnswerAsync("/battery?updatedSince=2026-06-01T11:00:00.001Z");

        Items(since).ShouldHaveSingleItem()["id"]!.GetValue<string>().ShouldBe(device.Id);
        Items(withOffset).Count.ShouldBe(1);
        Items(later).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_beyond_the_allowance_is_listed_without_its_state_and_commands()
    {
        await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);

        var item = Items(await Client.GetAnswerAsync("/devices?overage=true")).ShouldHaveSingleItem();

        ((bool?)item["overage"]).ShouldBe(true);
        item["state"].ShouldBeNull();
        item["commands"]!.ToJsonString().ShouldBe("{}");
    }

    [Fact]
    public async Task Pages_by_offset_tell_the_total_and_whether_more_follow()
    {
        var first = await Client.GetAnswerAsync("/devices?limit=4");
        var last = await Client.GetAnswerAsync("/devices?limit=4&offset=8");

        var start = first.Data["pagination"]!;
        ((int?)start["limit"]).ShouldBe(4);
        ((int?)start["offset"]).ShouldBe(0);
        ((int?)start["total"]).ShouldBe(10);
        ((bool?)start["hasMore"]).ShouldBe(true);
        start.AsObject().ContainsKey("totalIsCapped").ShouldBeFalse();
        Items(last).Count.ShouldBe(2);
        ((bool?)last.Data["pagination"]!["hasMore"]).ShouldBe(false);
        last.Data["pagination"]!["nextCursor"].ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_limit_a_page_holds_ten() =>
        Items(await PlantedAsync("/battery", count: 12)).Count.ShouldBe(10);

    [Fact]
    public async Task A_cursor_walks_a_list_that_grows_without_repeating_or_missing_a_row()
    {
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await Client.GetAnswerAsync("/devices?limit=3" + (cursor is null ? "" : "&cursor=" + cursor));
            seen.AddRange(Items(page).Select(item => (string)item["id"]!));
            cursor = (string?)page.Data["pagination"]!["nextCursor"];
            if (seen.Count == 3) await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "late", oemDeviceId: "late");
        }
        while (cursor is not null);

        seen.Count.ShouldBe(11);
        seen.ShouldBeUnique();
        seen.ShouldBe(seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_customers_devices_are_not_in_the_list()
    {
        var stranger = await App.SendAsync(new CreateCustomerCommand("Stranger"));
        using var other = App.Client(stranger.SandboxKey);

        ((int?)(await other.GetAnswerAsync("/devices")).Data["pagination"]!["total"]).ShouldBe(0);
    }

    private async Task<Answer> PlantedAsync(string path, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "planted", oemDeviceId: "planted-" + i);
        }

        return await Client.GetAnswerAsync(path);
    }

    private async Task<int?> TotalAsync(string path) => (int?)(await Client.GetAnswerAsync(path)).Data["pagination"]!["total"];

    private static IReadOnlyList<JsonNode> Items(Answer answer) => [.. answer.Data["items"]!.AsArray().Select(item => item!)];
}
