using Amps.Domain.Schedules;
using static Amps.Domain.Tests.Schedules.Plans;

namespace Amps.Domain.Tests.Schedules;

public sealed class SlotCalendarTests
{
    [Theory]
    // Ordinary days, north and south, whole and half hours.
    [InlineData("Europe/London", "00:30", "2026-06-01T10:00:00Z", "2026-06-01T23:30:00Z")]
    [InlineData("America/New_York", "18:00", "2026-06-01T10:00:00Z", "2026-06-01T22:00:00Z")]
    [InlineData("Australia/Sydney", "06:00", "2026-06-01T10:00:00Z", "2026-06-01T20:00:00Z")]
    [InlineData("Australia/Lord_Howe", "06:00", "2026-06-01T10:00:00Z", "2026-06-01T19:30:00Z")]
    [InlineData("America/Sao_Paulo", "00:00", "2026-06-01T10:00:00Z", "2026-06-02T03:00:00Z")]
    [InlineData("Pacific/Kiritimati", "00:30", "2026-06-01T10:00:00Z", "2026-06-01T10:30:00Z")]
    // Skipped by the clocks: forward by the gap, and back to normal on the next day.
    [InlineData("Europe/London", "01:30", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/London", "01:30", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z")]
    [InlineData("Europe/London", "01:00", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "02:00", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("America/New_York", "02:30", "2026-03-07T12:00:00Z", "2026-03-08T07:30:00Z")]
    [InlineData("Australia/Sydney", "02:30", "2026-10-03T12:00:00Z", "2026-10-03T16:30:00Z")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-03T12:00:00Z", "2026-10-03T15:45:00Z")]
    [InlineData("America/Sao_Paulo", "00:30", "2018-11-03T12:00:00Z", "2018-11-04T03:30:00Z")]
    // Doubled by the clocks: the first only.
    [InlineData("Europe/London", "01:30", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/London", "01:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    [InlineData("America/New_York", "01:30", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z")]
    [InlineData("Australia/Sydney", "02:30", "2026-04-04T15:30:00Z", "2026-04-05T16:30:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04T12:00:00Z", "2026-04-04T14:45:00Z")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-04T14:45:00Z", "2026-04-05T15:15:00Z")]
    // No change of the clocks where a country has none.
    [InlineData("America/Sao_Paulo", "00:30", "2026-11-01T04:00:00Z", "2026-11-02T03:30:00Z")]
    public void A_daily_slot_runs_once_a_day_of_its_zone(string timezone, string time, string after, string next) =>
        new SlotCalendar(Plan(timezone, Daily, At(time)), Instant(after)).Next(Instant(after)).ShouldBe(Instant(next));

    [Theory]
    [InlineData("Europe/London", "01:30", 2026)]
    [InlineData("America/New_York", "02:30", 2026)]
    [InlineData("America/New_York", "01:30", 2026)]
    [InlineData("Australia/Sydney", "02:30", 2026)]
    [InlineData("Australia/Lord_Howe", "02:15", 2026)]
    [InlineData("Australia/Lord_Howe", "01:45", 2026)]
    [InlineData("America/Santiago", "00:00", 2026)]
    [InlineData("America/Sao_Paulo", "00:00", 2018)]
    [InlineData("Africa/Casablanca", "02:30", 2026)]
    public void A_daily_slot_runs_365_times_a_year_wherever_it_is(string timezone, string time, int year)
    {
        var calendar = new SlotCalendar(Plan(timezone, Daily, At(time)), Instant($"{year}-01-01T00:00:00Z"));
        var end = Instant($"{year}-12-31T23:59:59Z");
        var runs = new List<DateTimeOffset>();
        for (var at = calendar.First; at <= end; at = calendar.Next(at.Value)) runs.Add(at.Value);

        runs.Count.ShouldBe(365);
        calendar.Between(Instant($"{year}-01-01T00:00:01Z"), end).Select(run => run.Start).ShouldBe(runs.Where(run => run >= Instant($"{year}-01-01T00:00:01Z")));
    }

    [Theory]
    [InlineData("2026-06-01T00:00:00Z", "2026-06-01T08:00:00Z")] // Monday
    [InlineData("2026-06-01T08:00:00Z", "2026-06-03T08:00:00Z")]
    [InlineData("2026-06-03T08:00:00Z", "2026-06-08T08:00:00Z")]
    public void A_weekly_slot_runs_on_its_days(string after, string next) =>
        new SlotCalendar(Plan("UTC", Weekly(Weekday.Wed, Weekday.Mon), At("08:00")), Instant(after)).Next(Instant(after)).ShouldBe(Instant(next));

    [Fact]
    public void The_day_of_a_weekly_slot_is_the_zones() =>
        new SlotCalendar(Plan("Australia/Sydney", Weekly(Weekday.Mon), At("06:00")), Instant("2026-06-01T00:00:00Z")).First.ShouldBe(Instant("2026-06-07T20:00:00Z"));

    [Fact]
    public void The_last_day_is_included_and_nothing_runs_after_it()
    {
        var calendar = new SlotCalendar(Plan(London, Daily with { Until = Day("2026-06-02") }, At("23:30")), Instant("2026-06-01T12:00:00Z"));

        calendar.Next(Instant("2026-06-02T12:00:00Z")).ShouldBe(Instant("2026-06-02T22:30:00Z"));
        calendar.Next(Instant("2026-06-02T22:30:00Z")).ShouldBeNull();
    }

    [Fact]
    public void Excluded_days_are_passed_over()
    {
        var recurrence = Weekly(Weekday.Mon) with { Exclusions = [Day("2026-06-08"), Day("2026-06-15"), Day("2026-06-22")] };

        new SlotCalendar(Plan("UTC", recurrence, At("08:00")), Instant("2026-06-01T08:00:00Z")).Next(Instant("2026-06-01T08:00:00Z")).ShouldBe(Instant("2026-06-29T08:00:00Z"));
    }

    [Fact]
    public void A_slot_that_starts_before_midnight_belongs_to_the_day_of_its_start() =>
        new SlotCalendar(Plan("UTC", Daily with { Exclusions = [Day("2026-06-02")] }, At("23:00", "PT4H")), Instant("2026-06-01T12:00:00Z"))
            .Between(Instant("2026-06-01T12:00:00Z"), Instant("2026-06-03T12:00:00Z"))
            .ShouldHaveSingleItem().End.ShouldBe(Instant("2026-06-02T03:00:00Z"));

    [Theory]
    [InlineData("2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z")]
    [InlineData("2026-06-01T11:00:00Z", "2026-06-02T11:00:00Z")]
    [InlineData("2026-06-01T23:30:00Z", "2026-06-02T11:00:00Z")]
    public void A_wall_clock_without_a_recurrence_runs_at_its_next_time_and_never_again(string plannedAt, string at)
    {
        var calendar = new SlotCalendar(Plan(London, recurrence: null, At("12:00")), Instant(plannedAt));

        calendar.First.ShouldBe(Instant(at));
        calendar.Next(Instant(at)).ShouldBeNull();
    }

    [Fact]
    public void An_instant_runs_once()
    {
        var calendar = new SlotCalendar(Plan(London, recurrence: null, Once("2026-06-05T12:00:00Z", "PT1H"), Once("2026-06-03T12:00:00Z")), Instant("2026-06-01T12:00:00Z"));

        calendar.First.ShouldBe(Instant("2026-06-03T12:00:00Z"));
        calendar.Next(calendar.First!.Value).ShouldBe(Instant("2026-06-05T12:00:00Z"));
        calendar.Next(Instant("2026-06-05T12:00:00Z")).ShouldBeNull();
    }

    [Fact]
    public void A_window_is_elapsed_time_also_while_the_clocks_change() =>
        new SlotCalendar(Plan(London, Daily, At("00:30", "PT5H")), Instant("2026-03-28T12:00:00Z"))
            .Between(Instant("2026-03-29T00:00:00Z"), Instant("2026-03-29T12:00:00Z"))
            .ShouldHaveSingleItem().End.ShouldBe(Instant("2026-03-29T05:30:00Z"));

    [Fact]
    public void A_window_that_the_clocks_push_into_the_next_slot_ends_there()
    {
        var calendar = new SlotCalendar(Plan(London, Daily, At("00:30", "PT5H"), At("05:30", "PT2H")), Instant("2026-03-28T12:00:00Z"));
        var runs = calendar.Between(Instant("2026-03-29T00:00:00Z"), Instant("2026-03-29T12:00:00Z"));

        calendar.Clipped(runs[0]).End.ShouldBe(Instant("2026-03-29T04:30:00Z"));
        calendar.Clipped(runs[1]).ShouldBe(runs[1]);
    }

    [Fact]
    public void Of_two_slots_that_the_clocks_bring_together_the_one_that_really_stands_on_the_clock_comes_last() =>
        new SlotCalendar(Plan(London, Daily, At("02:30"), At("01:30")), Instant("2026-03-28T12:00:00Z"))
            .Between(Instant("2026-03-29T01:30:00Z"), Instant("2026-03-29T01:30:00Z"))
            .Select(run => run.Slot).ShouldBe([1, 0]);

    [Fact]
    public void A_slot_within_the_gap_does_not_hide_one_that_comes_before_it()
    {
        var calendar = new SlotCalendar(Plan(London, Daily, At("01:45"), At("02:10")), Instant("2026-03-28T12:00:00Z"));

        calendar.Next(Instant("2026-03-29T00:00:00Z")).ShouldBe(Instant("2026-03-29T01:10:00Z"));
        calendar.Next(Instant("2026-03-29T01:10:00Z")).ShouldBe(Instant("2026-03-29T01:45:00Z"));
    }

    [Fact]
    public void The_end_of_the_calendar_is_no_trouble() =>
        new SlotCalendar(Plan(London, Daily with { Until = DateOnly.MaxValue }, At("12:00")), Instant("2026-06-01T12:00:00Z")).First.ShouldBe(Instant("2026-06-02T11:00:00Z"));
}
