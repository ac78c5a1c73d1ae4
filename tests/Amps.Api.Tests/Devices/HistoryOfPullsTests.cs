using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class HistoryOfPullsTests : SandboxScene
{
    [Theory]
    [InlineData("/battery")]
    [InlineData("/ev-charger")]
    [InlineData("/hvac")]
    [InlineData("/solar-inverter")]
    [InlineData("/vehicle")]
    public async Task Every_pull_is_a_reading_as_it_was(string type)
    {
        var path = $"{type}/{(string?)Items(await Client.GetAnswerAsync(type))[0]["id"]}";
        var states = new List<JsonNode>();
        for (var i = 0; i < 3; i++)
        {
            App.Time.Advance(TimeSpan.FromMinutes(20));
            states.Add((await Client.GetAnswerAsync(path)).Data["state"]!);
        }

        // What is read at this very instant lies before the next.
        App.Time.Advance(TimeSpan.FromMilliseconds(1));
        var items = Items(await Client.GetAnswerAsync(path + "/history")).Skip(1).ToList();

        items.Select(item => (string?)item["at"]).ShouldBe(["2026-06-01T10:50:00.000Z", "2026-06-01T11:10:00.000Z", "2026-06-01T11:30:00.000Z"]);
        items.Select(item => item["state"]!.ToJsonString()).ShouldBe(states.Select(state => state.ToJsonString()));
        items.ShouldAllBe(item => (string?)item["source"] == "live" && item.AsObject().Count == 3);
    }

    [Fact]
    public async Task Energy_is_null_where_a_family_has_no_power()
    {
        var path = $"/hvac/{(await App.DemoDeviceAsync("hvac", "boreal")).Id}";
        App.Time.Advance(TimeSpan.FromMinutes(20));
        await Client.GetAnswerAsync(path);

        var hour = Items(await Client.GetAnswerAsync(path + "/history?resolution=hour"))[0].AsObject();

        hour["fields"]!.AsObject().Select(field => field.Key).ShouldBe(["temperature", "heatSetpoint", "coolSetpoint"]);
        hour.ContainsKey("energyInKwh").ShouldBeTrue();
        hour["energyInKwh"].ShouldBeNull();
        hour["energyOutKwh"].ShouldBeNull();
    }

    [Fact]
    public async Task A_read_of_the_history_asks_no_manufacturer()
    {
        var device = await App.DemoDeviceAsync("battery", "auron");
        var reads = App.Gateway.Reads(device.OemDeviceId);
        App.Time.Advance(TimeSpan.FromHours(1));

        await Client.GetAnswerAsync($"/battery/{device.Id}/history");

        App.Gateway.Reads(device.OemDeviceId).ShouldBe(reads);
    }

    private static IReadOnlyList<JsonNode> Items(Answer answer) => [.. answer.Data["items"]!.AsArray().Select(item => item!)];
}
