using System.Globalization;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Schedules;

/// <summary>Two weeks of a daily and a weekly schedule through the running app, over the end of summer time.</summary>
public sealed class TwoWeeksTests : ScheduleScene
{
    private static readonly DateTimeOffset Begin = new(2026, 10, 18, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_slot_runs_at_its_wall_clock_and_none_twice()
    {
        App.Time.Sleep(Begin - App.Time.GetUtcNow());
        var charger = (await App.DemoDeviceAsync("ev_charger", "auron")).Id;
        var daily = (string)(await SetAsync("""{"timezone":"Europe/London","recurrence":{"rule":"daily"},"slots":[{"time":"01:30","duration":"PT5H","command":"charge"}]}"""))["id"]!;
        var weekly = (string)(await Client.PutAnswerAsync($"/ev-charger/{charger}/schedule", """{"timezone":"Europe/London","recurrence":{"rule":"weekly","days":["mon","fri"],"exclusions":["2026-10-23"]},"slots":[{"time":"18:00","command":"idle"}]}""")).Data["id"]!;

        while (App.Time.GetUtcNow() < Begin.AddDays(14))
        {
            var next = new[] { await NextAsync(daily), await NextAsync(weekly) }.Min(StringComparer.Ordinal)!;
            await PassAsync(next, async () => string.CompareOrdinal(await NextAsync(daily), next) > 0 && string.CompareOrdinal(await NextAsync(weekly), next) > 0, $"the slot at {next} has run");
            await FinishAsync(next);
        }

        (await StartsAsync(daily)).ShouldBe(
        [
            .. Enumerable.Range(19, 7).Select(day => $"2026-10-{day}T00:30:00.000Z"), // Summer time; on the 25th 01:30 comes twice, and the first counts.
            .. Enumerable.Range(26, 6).Select(day => $"2026-10-{day}T01:30:00.000Z"),
            "2026-11-01T01:30:00.000Z",
            "2026-11-02T01:30:00.000Z",
        ]);
        (await StartsAsync(weekly)).ShouldBe(["2026-10-19T17:00:00.000Z", "2026-10-26T18:00:00.000Z", "2026-10-30T18:00:00.000Z"]);
        (await App.BodiesAsync("schedule.slot_skipped")).ShouldBeEmpty();
        (await App.BodiesAsync("schedule.slot_failed")).ShouldBeEmpty();
    }

    // Lets the newest action be carried out, and its window end.
    private async Task FinishAsync(string slot)
    {
        await PassAsync(slot, async () => (string?)(await NewestAsync())["state"] == "completed", $"the action of {slot} is completed");
        if ((string?)(await NewestAsync())["end"] is { } end) await PassAsync(end, async () => (string?)(await NewestAsync())["revert"]!["state"] == "done", $"the window of {slot} is reverted");
    }

    private async Task<JsonNode> NewestAsync() => (await Client.GetAnswerAsync("/actions?limit=1")).Data["items"]![0]!;

    private async Task<string> NextAsync(string schedule) => (string)(await Client.GetAnswerAsync("/schedules/" + schedule)).Data["nextFireAt"]!;

    private async Task<IReadOnlyList<string>> StartsAsync(string schedule) =>
    [
        .. (await Client.GetAnswerAsync("/actions?limit=50")).Data["items"]!.AsArray().Where(action => (string?)action!["scheduleId"] == schedule)
            .Select(action => (string)action!["start"]!).OrderBy(start => DateTimeOffset.Parse(start, CultureInfo.InvariantCulture)),
    ];
}
