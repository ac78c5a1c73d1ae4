using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class HistoryOfPullsTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/battery")]
    [InlineData("/ev-charger")]
    [InlineData("/hvac")]
    [InlineData("/solar-inverter")]
    [InlineData("/vehicle")]
    public async Task Every_pull_is_a_reading_as_it_was(string type)
    {
        var path = $"{type}/{(string?)Items(await client.GetAnswerAsync(type))[0]["id"]}";
        var states = new List<JsonNode>();
        for (var i = 0; i < 3; i++)
        {
            app.Time.Advance(TimeSpan.FromMinutes(20));
            states.Add((await client.GetAnswerAsync(path)).Data["state"]!);
        }

        // What is read at this very instant lies before the next.
        app.Time.Advance(TimeSpan.FromMilliseconds(1));
        var items = Items(await client.GetAnswerAsync(path + "/history")).Skip(1).ToList();

        items.Select(item => (string?)item["at"]).ShouldBe(["2026-06-01T10:50:00.000Z", "2026-06-01T11:10:00.000Z", "2026-06-01T11:30:00.000Z"]);
        items.Select(item => item["state"]!.ToJsonString()).ShouldBe(states.Select(state => state.ToJsonString()));
        items.ShouldAllBe(item => (string?)item["source"] == "live" && item.AsObject().Count == 3);
    }

    [Fact]
    public async Task Energy_is_null_where_a_family_has_no_power()
    {
        var path = $"/hvac/{(await app.DemoDeviceAsync("hvac", "boreal")).Id}";
        app.Time.Advance(TimeSpan.FromMinutes(20));
        await client.GetAnswerAsync(path);

        var hour = Items(await client.GetAnswerAsync(path + "/history?resolution=hour"))[0].AsObject();

        hour["fields"]!.AsObject().Select(field => field.Key).ShouldBe(["temperature", "heatSetpoint", "coolSetpoint"]);
        hour.ContainsKey("energyInKwh").ShouldBeTrue();
        hour["energyInKwh"].ShouldBeNull();
        hour["energyOutKwh"].ShouldBeNull();
    }

    [Fact]
    public async Task A_read_of_the_history_asks_no_manufacturer()
    {
        var device = await app.DemoDeviceAsync("battery", "auron");
        var reads = app.Gateway.Reads(device.OemDeviceId);
        app.Time.Advance(TimeSpan.FromHours(1));

        await client.GetAnswerAsync($"/battery/{device.Id}/history");

        app.Gateway.Reads(device.OemDeviceId).ShouldBe(reads);
    }

    private static IReadOnlyList<JsonNode> Items(Answer answer) => [.. answer.Data["items"]!.AsArray().Select(item => item!)];
}
