using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using static Amps.Domain.Tests.Schedules.Plans;

namespace Amps.Domain.Tests.Schedules;

public sealed class PlanCheckTests
{
    public static TheoryData<string, ScheduleRequest> Malformed() => new()
    {
        { "timezone", new("Mars/Olympus", Daily, [At("08:00")]) },
        { "timezone", new("europe/london", Daily, [At("08:00")]) },
        { "timezone", new("UTC+05:00", Daily, [At("08:00")]) },
        { "timezone", new("", Daily, [At("08:00")]) },
        { "recurrence.days", new(London, Daily with { Days = [Weekday.Mon] }, [At("08:00")]) },
        { "recurrence.days", new(London, new(RecurrenceRule.Weekly), [At("08:00")]) },
        { "recurrence.days", new(London, Weekly(), [At("08:00")]) },
        { "recurrence.days", new(London, Weekly(Weekday.Mon, Weekday.Mon), [At("08:00")]) },
        { "recurrence.exclusions", new(London, Daily with { Exclusions = [Day("2026-12-25"), Day("2026-12-25")] }, [At("08:00")]) },
        { "recurrence.exclusions", new(London, Daily with { Exclusions = [.. Enumerable.Range(0, 367).Select(Day("2026-01-01").AddDays)] }, [At("08:00")]) },
        { "slots", new(London, Daily, []) },
        { "slots", new(London, Daily, [.. Enumerable.Range(0, 49).Select(index => At($"{index / 4:00}:{index % 4 * 15:00}"))]) },
        { "slots[0].time", new(London, Daily, [new(null, null, null, "charge")]) },
        { "slots[0].at", new(London, Daily, [Once("2026-06-05T12:00:00Z")]) },
        { "slots[0].at", new(London, Recurrence: null, [Once("2026-06-05T12:00:00Z") with { Time = new(8, 0) }]) },
        { "slots[1].duration", new(London, Daily, [At("06:00"), At("08:00", "PT0S")]) },
        { "slots[0].duration", new(London, Daily, [At("08:00", "PT59S")]) },
        { "slots[0].duration", new(London, Weekly(Weekday.Mon), [At("08:00", "PT24H1S")]) },
        { "slots[0].duration", new(London, Recurrence: null, [At("08:00", "PT721H")]) },
        { "slots[0].command", new(London, Daily, [At("08:00", command: "fly")]) },
        { "slots[1]", new(London, Daily, [At("08:00"), At("08:00")]) },
        { "slots[1]", new(London, Daily, [At("08:00", "PT1H"), At("08:59")]) },
        { "slots[0]", new(London, Daily, [At("08:59"), At("08:00", "PT1H")]) },
        { "slots[1]", new(London, Daily, [At("23:00", "PT2H"), At("00:30")]) },
        { "slots[1]", new(London, Weekly(Weekday.Mon, Weekday.Sun), [At("23:00", "PT2H"), At("00:30")]) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_makes_no_sense_is_named_by_its_place(string path, ScheduleRequest request) =>
        PlanCheck.Issues(DeviceType.Battery, request).Select(issue => issue.Path).ShouldBe([path]);

    public static TheoryData<ScheduleRequest> WellFormed() => new()
    {
        new ScheduleRequest(Timezone: null, Recurrence: null, [At("08:00")]),
        new ScheduleRequest(London, Daily, [At("08:00", "PT24H")]),
        new ScheduleRequest(London, Daily, [At("08:00", "PT12H"), At("20:00", "PT12H")]),
        new ScheduleRequest(London, Daily, [At("08:00"), At("08:01")]),
        new ScheduleRequest(London, Weekly(Weekday.Sun), [At("23:00", "PT2H"), At("00:30")]),
        new ScheduleRequest(London, Daily, [.. Enumerable.Range(0, 48).Select(index => At($"{index / 2:00}:{index % 2 * 30:00}", "PT30M"))]),
        new ScheduleRequest(London, Recurrence: null, [Once("2026-06-05T12:00:00Z", "PT720H")]),
        new ScheduleRequest("UTC", Weekly(Enum.GetValues<Weekday>()) with { Exclusions = [Day("2026-12-25")], Until = Day("2027-01-01") }, [At("08:00")]),
    };

    [Theory]
    [MemberData(nameof(WellFormed))]
    public void What_makes_sense_has_no_issue(ScheduleRequest request) => PlanCheck.Issues(DeviceType.Battery, request).ShouldBeEmpty();

    [Fact]
    public void A_parameter_that_the_command_cannot_do_without_is_asked_for() =>
        PlanCheck.Issues(DeviceType.Hvac, new(London, Daily, [At("08:00", command: "heat"), At("20:00", command: "auto")])).Select(issue => issue.Path)
            .ShouldBe(["slots[0].parameters.target", "slots[1].parameters.heatSetpoint", "slots[1].parameters.coolSetpoint"]);

    [Fact]
    public void Slots_that_run_once_must_not_overlap_in_time()
    {
        var now = Instant("2026-06-01T10:30:00Z");

        PlanCheck.Issue(Plan(London, recurrence: null, At("12:00", "PT2H"), Once("2026-06-01T12:30:00Z")), now)!.Path.ShouldBe("slots[1]");
        PlanCheck.Issue(Plan(London, recurrence: null, At("12:00", "PT2H"), Once("2026-06-01T13:00:00Z")), now).ShouldBeNull();
    }

    [Fact]
    public void A_plan_of_which_nothing_ever_runs_is_refused()
    {
        var now = Instant("2026-06-01T10:30:00Z");

        PlanCheck.Issue(Plan(London, Daily with { Until = Day("2026-05-31") }, At("12:00")), now)!.Path.ShouldBe("recurrence");
        PlanCheck.Issue(Plan(London, Daily with { Until = Day("2026-06-01"), Exclusions = [Day("2026-06-01")] }, At("12:00")), now)!.Path.ShouldBe("recurrence");
        PlanCheck.Issue(Plan(London, Daily with { Until = Day("2026-06-01") }, At("12:00")), now).ShouldBeNull();
    }

    [Fact]
    public void Plans_say_the_same_in_whatever_order_their_days_stand()
    {
        var one = Plan(London, Weekly(Weekday.Mon, Weekday.Tue) with { Exclusions = [Day("2026-12-25")] }, At("08:00", "PT1H"));
        var same = Plan(London, Weekly(Weekday.Tue, Weekday.Mon) with { Exclusions = [Day("2026-12-25")] }, At("08:00", "PT1H"));

        one.Says(same).ShouldBeTrue();
        one.Says(same with { Timezone = "UTC" }).ShouldBeFalse();
        one.Says(same with { Recurrence = null }).ShouldBeFalse();
        one.Says(same with { Recurrence = Weekly(Weekday.Tue) }).ShouldBeFalse();
        one.Says(same with { Slots = [At("08:00", "PT2H")] }).ShouldBeFalse();
        one.Says(same with { Slots = [same.Slots[0], same.Slots[0]] }).ShouldBeFalse();
    }
}
