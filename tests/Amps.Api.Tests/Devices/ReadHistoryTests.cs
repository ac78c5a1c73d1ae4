using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

public sealed class ReadHistoryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;
    private readonly HttpClient client = fixture.App.SandboxClient();

    [Fact]
    public async Task Without_a_span_it_is_the_last_24_hours()
    {
        var path = await RecordedAsync(Readings.Wave(AmpsApp.Start.AddHours(-30), 61, 30));

        var answer = await client.GetAnswerAsync(path);

        Items(answer).Select(At).ShouldBe(Enumerable.Range(0, 48).Select(i => AmpsApp.Start.AddHours(-24).AddMinutes(30 * i)));
        ((int?)answer.Data["pagination"]!["limit"]).ShouldBe(100);
    }

    [Fact]
    public async Task From_is_included_and_to_is_not()
    {
        var path = await RecordedAsync(Readings.Wave(AmpsApp.Start.AddHours(-3), 12, 15));

        var items = Items(await client.GetAnswerAsync(path + "?from=2026-06-01T08:00:00Z&to=2026-06-01T08:30:00Z"));

        items.Select(item => (string?)item["at"]).ShouldBe(["2026-06-01T08:00:00.000Z", "2026-06-01T08:15:00.000Z"]);
    }

    [Fact]
    public async Task An_hour_tells_of_the_course_of_its_readings()
    {
        var path = await RecordedAsync([(At(8, 45), 2), (At(9, 0), 2), (At(9, 15), -2), (At(9, 40), -2), (At(10, 15), 1)]);

        var hours = Items(await client.GetAnswerAsync(path + "?resolution=hour"));

        hours.Count.ShouldBe(3);
        JsonNode.DeepEquals(hours[1], JsonNode.Parse("""
            {
              "start": "2026-06-01T09:00:00.000Z", "end": "2026-06-01T10:00:00.000Z", "samples": 3, "coverage": 0.6667,
              "fields": {
                "capacity": { "min": 10, "max": 10, "mean": 10 },
                "level": { "min": 48, "max": 52, "mean": 48.75 },
                "chargeRate": { "min": -2, "max": 2, "mean": -1.25 },
                "dischargeLimit": { "min": 10, "max": 10, "mean": 10 }
              },
              "energyInKwh": 0.125, "energyOutKwh": 0.9583
            }
            """)).ShouldBeTrue(hours[1].ToJsonString());
    }

    [Fact]
    public async Task Days_are_the_plants()
    {
        var path = await RecordedAsync(Readings.Wave(AmpsApp.Start.AddHours(-50), 101, 30));

        var days = Items(await client.GetAnswerAsync(path + "?resolution=day&from=2026-05-20T00:00:00Z"));

        days.Select(day => (string?)day["start"]).ShouldBe(["2026-05-29T23:00:00.000Z", "2026-05-30T23:00:00.000Z", "2026-05-31T23:00:00.000Z"]);
        days.Sum(day => (int)day["samples"]!).ShouldBe(101);
        ((double)days[1]["coverage"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("hour")]
    [InlineData("day")]
    public async Task Closed_and_open_buckets_answer_alike(string resolution)
    {
        var path = await RecordedAsync(Readings.Wave(AmpsApp.Start.AddHours(-70), 280, 15));
        var query = $"{path}?from=2026-05-28T23:00:00Z&limit=500&resolution={resolution}";
        var open = await client.GetAnswerAsync(query);

        await app.KeepHistoriesAsync();

        var closed = await client.GetAnswerAsync(query);
        closed.Data.ToJsonString().ShouldBe(open.Data.ToJsonString());
        Items(closed).Count.ShouldBe(resolution == "hour" ? 71 : 4);
    }

    [Theory]
    [InlineData("raw", 17)]
    [InlineData("hour", 7)]
    [InlineData("day", 1)]
    public async Task Pages_join_to_the_whole_by_cursor_and_by_offset(string resolution, int limit)
    {
        var path = await RecordedAsync(Readings.Wave(AmpsApp.Start.AddHours(-40), 81, 30)) + $"?from=2026-05-30T00:00:00Z&resolution={resolution}";
        await app.KeepHistoriesAsync();
        var whole = Items(await client.GetAnswerAsync(path + "&limit=500")).Select(item => item.ToJsonString()).ToList();

        var byCursor = new List<string>();
        var byOffset = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.GetAnswerAsync($"{path}&limit={limit}{cursor}");
            var next = (string?)page.Data["pagination"]!["nextCursor"];
            byCursor.AddRange(Items(page).Select(item => item.ToJsonString()));
            ((int?)page.Data["pagination"]!["total"]).ShouldBe(whole.Count);
            ((bool?)page.Data["pagination"]!["hasMore"]).ShouldBe(next is not null);
            cursor = next is null ? null : "&cursor=" + next;
        }

        for (var offset = 0; offset <= whole.Count; offset += limit)
        {
            byOffset.AddRange(Items(await client.GetAnswerAsync($"{path}&limit={limit}&offset={offset}")).Select(item => item.ToJsonString()));
        }

        whole.Count.ShouldBeGreaterThan(limit);
        byCursor.ShouldBe(whole);
        byOffset.ShouldBe(whole);
    }

    [Theory]
    [InlineData("resolution=minute", "resolution")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-06-01", "to")]
    [InlineData("from=2026-06-01T10:30:00.001Z", "from")]
    [InlineData("from=2026-05-01T10:00:00Z&to=2026-05-01T09:00:00Z", "from")]
    [InlineData("from=2026-05-01T09:29:59Z", "from")]
    [InlineData("from=2025-05-31T09:29:59Z&resolution=hour", "from")]
    [InlineData("from=2016-05-31T09:29:59Z&resolution=day", "from")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("offset=10001", "offset")]
    [InlineData("cursor=bm90LWEtbnVtYmVy", "cursor")]
    [InlineData("cursor=OTk5OTk5OTk5OTk5OTk5OTk", "cursor")]
    [InlineData("cursor=MTc4MDMwNzIwMDAwMA&offset=1", "cursor")]
    public async Task What_cannot_be_asked_is_named(string query, string parameter)
    {
        var answer = await client.GetAnswerAsync($"{await RecordedAsync([])}?{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("VALIDATION_ERROR");
        answer.Details!["issues"]!.AsArray().Select(issue => (string?)issue!["path"]).ShouldBe([parameter]);
    }

    [Theory]
    // A month, a year and ten years of a plant may have an hour more, where the clocks went back.
    [InlineData("from=2026-05-01T09:30:00Z")]
    [InlineData("from=2025-05-31T09:30:00Z&resolution=hour")]
    [InlineData("from=2016-05-31T10:30:00Z&resolution=day")]
    [InlineData("from=2026-06-01T10:30:00Z")]
    [InlineData("to=0001-01-01T00:00:00Z")]
    [InlineData("from=9999-12-31T00:00:00Z&to=9999-12-31T23:59:59Z&resolution=day")]
    [InlineData("from=0001-01-01T00:00:00Z&to=0001-01-02T00:00:00Z&resolution=day")]
    [InlineData("cursor=MTc4MDMwNzIwMDAwMA&resolution=hour")]
    public async Task Where_nothing_was_read_the_page_is_empty(string query)
    {
        var answer = await client.GetAnswerAsync($"{await RecordedAsync([])}?{query}");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        Items(answer).ShouldBeEmpty();
        ((int?)answer.Data["pagination"]!["total"]).ShouldBe(0);
    }

    [Fact]
    public async Task A_device_of_another_type_customer_or_none_is_not_found()
    {
        var other = await app.SendAsync(new CreateCustomerCommand("Other"));
        var foreign = await app.PlantAsync(AmpsEnvironment.Sandbox, other.CustomerId.Value, "user", oemDeviceId: "foreign");
        var battery = (await app.DemoDeviceAsync("battery", "boreal")).Id;

        foreach (var path in new[] { "/battery/" + foreign, "/hvac/" + battery, "/battery/nonsense", "/battery/dev_00000000000000000000000000" })
        {
            var answer = await client.GetAnswerAsync(path + "/history");

            answer.Status.ShouldBe(HttpStatusCode.NotFound, path);
            answer.Code.ShouldBe("DEVICE_NOT_FOUND", path);
        }
    }

    [Fact]
    public async Task Beyond_the_allowance_the_history_stays_open()
    {
        var device = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);
        await app.RecordAsync(device, [(AmpsApp.Start.AddHours(-1), 1)]);

        Items(await client.GetAnswerAsync($"/battery/{device}/history")).Count.ShouldBe(1);
    }

    private static DateTimeOffset At(int hour, int minute) => new(2026, 6, 1, hour, minute, 0, TimeSpan.Zero);

    private static DateTimeOffset At(JsonNode item) => DateTimeOffset.Parse((string)item["at"]!, CultureInfo.InvariantCulture);

    private static IReadOnlyList<JsonNode> Items(Answer answer) => [.. answer.Data["items"]!.AsArray().Select(item => item!)];

    // The path of the history of a battery of its own.
    private async Task<string> RecordedAsync(IEnumerable<(DateTimeOffset At, double Power)> readings)
    {
        var device = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "user", oemDeviceId: Path.GetRandomFileName());
        await app.RecordAsync(device, readings);
        return $"/battery/{device}/history";
    }
}
