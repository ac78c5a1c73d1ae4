using System.Globalization;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class PlantTimeTests
{
    private const string London = "Europe/London";

    [Fact]
    public void No_times_are_no_times() => PlantTime.Resolve(null, null, London, Noon).Value.ShouldBe(new PlantTimes(null, null));

    [Theory]
    // Summer and winter, north and south.
    [InlineData("Europe/London", "2026-06-01T18:00:00", "2026-06-01T17:00:00Z")]
    [InlineData("Europe/London", "2026-12-01T18:00:00", "2026-12-01T18:00:00Z")]
    [InlineData("Australia/Sydney", "2026-06-01T18:00:00", "2026-06-01T08:00:00Z")]
    [InlineData("Australia/Sydney", "2026-12-01T18:00:00", "2026-12-01T07:00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-06-01T18:00:00", "2026-06-01T12:15:00Z")]
    [InlineData("UTC", "2028-02-29T23:59:59", "2028-02-29T23:59:59Z")]
    // Skipped: forward by the gap.
    [InlineData("Europe/London", "2026-03-29T00:59:59", "2026-03-29T00:59:59Z")]
    [InlineData("Europe/London", "2026-03-29T01:00:00", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/London", "2026-03-29T01:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("Europe/London", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z")]
    [InlineData("America/New_York", "2026-03-08T02:30:00", "2026-03-08T07:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:45:00Z")]
    [InlineData("America/Santiago", "2026-09-06T00:30:00", "2026-09-06T04:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-03-22T02:30:00", "2026-03-22T02:30:00Z")]
    // Doubled: the first.
    [InlineData("Europe/London", "2026-10-25T00:59:59", "2026-10-24T23:59:59Z")]
    [InlineData("Europe/London", "2026-10-25T01:30:00", "2026-10-25T00:30:00Z")]
    [InlineData("Europe/London", "2026-10-25T02:00:00", "2026-10-25T02:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-04T14:45:00Z")]
    [InlineData("America/Santiago", "2026-04-04T23:30:00", "2026-04-05T02:30:00Z")]
    [InlineData("Africa/Casablanca", "2026-02-15T02:30:00", "2026-02-15T01:30:00Z")]
    public void A_wall_clock_is_the_plants(string timezone, string text, string instant) =>
        PlantTime.Resolve(text, null, timezone, At("2026-01-01T00:00:00Z")).Value.Start.ShouldBe(At(instant));

    [Theory]
    [InlineData("0m", "12:00:00.000")]
    [InlineData("0h", "12:00:00.000")]
    [InlineData("30m", "12:30:00.000")]
    [InlineData("007m", "12:07:00.000")]
    [InlineData("0.01m", "12:00:00.600")]
    [InlineData("0.5m", "12:00:30.000")]
    [InlineData("1.5h", "13:30:00.000")]
    [InlineData("1.50h", "13:30:00.000")]
    [InlineData("0.01h", "12:00:36.000")]
    [InlineData("0.33h", "12:19:48.000")]
    public void A_relative_start_counts_from_now(string text, string time) => PlantTime.Resolve(text, null, London, Noon).Value.Start.ShouldBe(At($"2026-06-01T{time}Z"));

    [Fact]
    public void A_relative_end_counts_from_the_start()
    {
        PlantTime.Resolve("2026-06-01T18:00:00", "30m", London, Noon).Value.ShouldBe(new PlantTimes(At("2026-06-01T17:00:00Z"), At("2026-06-01T17:30:00Z")));
        PlantTime.Resolve("1h", "1.5h", London, Noon).Value.ShouldBe(new PlantTimes(One, One.AddHours(1.5)));
    }

    [Fact]
    public void Elapsed_time_is_not_wall_clock_time()
    {
        // The night is an hour longer: from half past midnight, two hours lead to half past one, for the second time.
        PlantTime.Resolve("2026-10-25T00:30:00", "2h", London, Noon).Value.End.ShouldBe(At("2026-10-25T01:30:00Z"));
        PlantTime.Resolve("2026-10-25T00:30:00", "2026-10-25T02:30:00", London, Noon).Value.End.ShouldBe(At("2026-10-25T02:30:00Z"));
    }

    [Fact]
    public void Now_counts_to_the_millisecond() => PlantTime.Resolve("0m", null, London, Noon.AddTicks(12_345)).Value.Start.ShouldBe(Noon.AddMilliseconds(1));

    [Fact]
    public void What_is_given_in_another_offset_is_answered_in_UTC() =>
        PlantTime.Resolve("0m", null, London, Noon.ToOffset(TimeSpan.FromHours(2))).Value.Start!.Value.Offset.ShouldBe(TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("now")]
    [InlineData("30")]
    [InlineData("30s")]
    [InlineData("2d")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("+5m")]
    [InlineData("1,5h")]
    [InlineData("1.h")]
    [InlineData(".5h")]
    [InlineData("1.005h")]
    [InlineData("1e3m")]
    [InlineData("1h30m")]
    [InlineData("30M")]
    [InlineData("1H")]
    [InlineData("30 m")]
    [InlineData(" 30m")]
    [InlineData("30m ")]
    [InlineData("30m\n")]
    [InlineData("٣٠m")]
    [InlineData("PT30M")]
    [InlineData("18:00")]
    [InlineData("18:00:00")]
    [InlineData("2026-06-01")]
    [InlineData("2026-06-01T18:00")]
    [InlineData("2026-06-01 18:00:00")]
    [InlineData("2026-06-01t18:00:00")]
    [InlineData("2026-06-01T18:00:00.000")]
    [InlineData("2026-06-01T18:00:00,5")]
    [InlineData(" 2026-06-01T18:00:00")]
    [InlineData("2026-06-01T18:00:00 ")]
    [InlineData("2026-06-01T18:00:00\n")]
    [InlineData("2026-6-1T18:00:00")]
    [InlineData("20260601T180000")]
    [InlineData("2026-02-29T18:00:00")]
    [InlineData("2026-13-01T18:00:00")]
    [InlineData("2026-00-01T18:00:00")]
    [InlineData("2026-06-31T18:00:00")]
    [InlineData("2026-06-01T24:00:00")]
    [InlineData("2026-06-01T18:60:00")]
    [InlineData("2026-06-30T23:59:60")]
    [InlineData("0000-01-01T00:00:00")]
    [InlineData("-2026-06-01T18:00:00")]
    [InlineData("+2026-06-01T18:00:00")]
    [InlineData("12026-06-01T18:00:00")]
    [InlineData("٢٠٢٦-06-01T18:00:00")]
    [InlineData("2026-06-01T18:00:00 Europe/London")]
    [InlineData("1780336800")]
    public void Other_texts_are_malformed(string text)
    {
        ReasonOf(text, null).ShouldBe(TimeWindowReason.MalformedValue);
        ReasonOf("1h", text).ShouldBe(TimeWindowReason.MalformedValue);
    }

    [Theory]
    [InlineData("2026-06-01T18:00:00Z")]
    [InlineData("2026-06-01T18:00:00z")]
    [InlineData("2026-06-01T18:00:00.000Z")]
    [InlineData("2026-06-01T18:00Z")]
    [InlineData("2026-06-01 18:00:00Z")]
    [InlineData("2026-06-01T18:00:00+01:00")]
    [InlineData("2026-06-01T18:00:00-03:30")]
    [InlineData("2026-06-01T18:00:00+0100")]
    [InlineData("2026-06-01T18:00:00+01")]
    [InlineData("2026-06-01T18:00:00.123456789+00:00")]
    [InlineData("2026-06-01T18:00:00+01:00[Europe/London]")]
    [InlineData("2026-13-99T99:99:99Z")]
    public void A_time_that_names_its_zone_is_told_so(string text)
    {
        ReasonOf(text, null).ShouldBe(TimeWindowReason.ZonedValue);
        ReasonOf("1h", text).ShouldBe(TimeWindowReason.ZonedValue);
    }

    [Theory]
    [InlineData(null, "1h", TimeWindowReason.EndWithoutStart)]
    [InlineData(null, "nonsense", TimeWindowReason.EndWithoutStart)]
    [InlineData("nonsense", "2026-06-01T18:00:00Z", TimeWindowReason.MalformedValue)]
    [InlineData("2026-06-01T18:00:00Z", "nonsense", TimeWindowReason.ZonedValue)]
    [InlineData("1h", "0m", TimeWindowReason.EndNotAfterStart)]
    [InlineData("2026-06-01T18:00:00", "2026-06-01T18:00:00", TimeWindowReason.EndNotAfterStart)]
    [InlineData("2026-06-01T18:00:00", "2026-06-01T17:59:59", TimeWindowReason.EndNotAfterStart)]
    [InlineData("99999999999h", "2026-06-01T18:00:00", TimeWindowReason.EndNotAfterStart)]
    [InlineData("1h", "720.01h", TimeWindowReason.WindowTooLong)]
    [InlineData("1h", "99999999999h", TimeWindowReason.WindowTooLong)]
    [InlineData("1h", "9999-12-31T23:59:59", TimeWindowReason.WindowTooLong)]
    [InlineData("99999999999h", "99999999999h", TimeWindowReason.WindowTooLong)]
    [InlineData("0001-01-01T00:00:00", "9999-12-31T23:59:59", TimeWindowReason.WindowTooLong)]
    // 02:30 and 03:30 are one instant on the day that skips an hour.
    [InlineData("2027-03-28T01:30:00", "2027-03-28T02:30:00", TimeWindowReason.EndNotAfterStart)]
    public void Wrong_windows_say_what_is_wrong_first(string? start, string end, TimeWindowReason reason) => ReasonOf(start, end).ShouldBe(reason);

    [Fact]
    public void A_window_of_720_hours_is_allowed_and_a_millisecond_more_is_not()
    {
        PlantTime.Resolve("1h", "720h", London, Noon).Value.End.ShouldBe(One.AddHours(720));
        PlantTime.Resolve("1h", "43200m", London, Noon).Value.End.ShouldBe(One.AddHours(720));

        var odd = Noon.AddMilliseconds(-1);
        PlantTime.Resolve("0m", "2026-07-01T13:00:00", London, Noon).Succeeded.ShouldBeTrue();
        PlantTime.Resolve("0m", "2026-07-01T13:00:00", London, odd).Failure!.Details.ShouldBe(new TimeWindowDetails(TimeWindowReason.WindowTooLong));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(59_999)]
    [InlineData(60_000)]
    public void A_start_up_to_a_minute_ago_is_now(int millisecondsAgo)
    {
        var now = Noon.AddMilliseconds(millisecondsAgo);

        var times = PlantTime.Resolve("2026-06-01T13:00:00", "1h", London, now).Value;

        times.ShouldBe(new PlantTimes(now, now.AddHours(1)));
        PlantTime.StartsInPast(times.Start, now).ShouldBeNull();
    }

    [Fact]
    public void A_start_longer_ago_is_in_the_past()
    {
        var now = Noon.AddMilliseconds(60_001);

        var start = PlantTime.Resolve("2026-06-01T13:00:00", null, London, now).Value.Start;

        start.ShouldBe(Noon);
        PlantTime.StartsInPast(start, now)!.Code.ShouldBe(ErrorCode.StartInPast);
        PlantTime.StartsInPast(start, Noon.AddMilliseconds(60_000).AddTicks(9_999)).ShouldBeNull();
    }

    [Fact]
    public void An_absolute_end_that_has_passed_is_not_after_a_start_that_became_now()
    {
        var now = Noon.AddSeconds(30);

        PlantTime.Resolve("2026-06-01T13:00:00", "2026-06-01T13:00:20", London, now).Failure!.Details.ShouldBe(new TimeWindowDetails(TimeWindowReason.EndNotAfterStart));
        PlantTime.Resolve("2026-06-01T13:00:00", "2026-06-01T13:00:30", London, now).Failure!.Details.ShouldBe(new TimeWindowDetails(TimeWindowReason.EndNotAfterStart));
        PlantTime.Resolve("2026-06-01T13:00:00", "2026-06-01T13:00:31", London, now).Value.ShouldBe(new PlantTimes(now, now.AddSeconds(1)));
    }

    [Fact]
    public void The_horizon_is_720_hours_to_the_millisecond()
    {
        PlantTime.StartsTooLate(Noon.AddHours(720), Noon).ShouldBeNull();
        PlantTime.StartsTooLate(Noon.AddHours(720).AddMilliseconds(1), Noon)!.Code.ShouldBe(ErrorCode.StartOutOfRange);
        PlantTime.StartsTooLate(null, Noon).ShouldBeNull();
        PlantTime.StartsInPast(null, Noon).ShouldBeNull();
    }

    [Theory]
    [InlineData("720h", null)]
    [InlineData("720.01h", ErrorCode.StartOutOfRange)]
    [InlineData("43200m", null)]
    [InlineData("99999999999h", ErrorCode.StartOutOfRange)]
    [InlineData("99999999999999999999999999999999999999999999.99m", ErrorCode.StartOutOfRange)]
    [InlineData("2026-07-01T13:00:00", null)]
    [InlineData("2026-07-01T13:00:01", ErrorCode.StartOutOfRange)]
    [InlineData("9999-12-31T23:59:59", ErrorCode.StartOutOfRange)]
    [InlineData("2026-06-01T12:59:00", null)]
    [InlineData("2026-06-01T12:58:59", ErrorCode.StartInPast)]
    [InlineData("1970-01-01T00:00:00", ErrorCode.StartInPast)]
    [InlineData("0001-01-01T00:00:00", ErrorCode.StartInPast)]
    public void Starts_out_of_reach_are_refused_as_that(string text, string? code)
    {
        var start = PlantTime.Resolve(text, null, London, Noon).Value.Start;

        var failure = PlantTime.StartsInPast(start, Noon) ?? PlantTime.StartsTooLate(start, Noon);

        failure?.Code.ShouldBe(code);
        (failure is null).ShouldBe(code is null);
    }

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void The_ends_of_the_calendar_overflow_nowhere(string timezone)
    {
        PlantTime.StartsInPast(PlantTime.Resolve("0001-01-01T00:00:00", "1h", timezone, Noon).Value.Start, Noon).ShouldNotBeNull();
        PlantTime.StartsTooLate(PlantTime.Resolve("9999-12-31T23:59:59", "720h", timezone, Noon).Value.Start, Noon).ShouldNotBeNull();
        PlantTime.StartsTooLate(PlantTime.Resolve("9998-12-31T22:00:00", "9998-12-31T23:00:00", timezone, Noon).Value.Start, Noon).ShouldNotBeNull();
    }

    [Fact]
    public void An_unknown_zone_is_a_bug() => Should.Throw<NodaTime.TimeZones.DateTimeZoneNotFoundException>(() => PlantTime.Resolve("2026-06-01T18:00:00", null, "Europe/Atlantis", Noon));

    private static TimeWindowReason ReasonOf(string? start, string? end)
    {
        var failure = PlantTime.Resolve(start, end, London, Noon).Failure.ShouldNotBeNull();
        failure.Kind.ShouldBe(FailureKind.Unprocessable);
        failure.Code.ShouldBe(ErrorCode.InvalidTimeWindow);
        return failure.Details.ShouldBeOfType<TimeWindowDetails>().Reason;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
