using Amps.Domain.Schedules;

namespace Amps.Domain.Tests.Schedules;

public sealed class SlotTextTests
{
    [Theory]
    [InlineData("00:00", 0)]
    [InlineData("00:30", 30)]
    [InlineData("23:59", 1439)]
    public void A_wall_clock_is_hours_and_minutes(string text, int minutes)
    {
        SlotText.TryReadTime(text, out var time).ShouldBeTrue();
        time.ToTimeSpan().TotalMinutes.ShouldBe(minutes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("24:00")]
    [InlineData("12:60")]
    [InlineData("1:30")]
    [InlineData("0130")]
    [InlineData("01:30:00")]
    [InlineData(" 01:30")]
    [InlineData("01:30Z")]
    [InlineData("-1:30")]
    [InlineData("٠١:٣٠")]
    public void Anything_else_is_no_wall_clock(string text) => SlotText.TryReadTime(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-2-3")]
    [InlineData("26-02-03")]
    [InlineData("2026-02-03T00:00")]
    [InlineData("")]
    public void What_is_on_no_calendar_is_no_date(string text) => SlotText.TryReadDate(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("PT1S", 1)]
    [InlineData("PT5H", 18_000)]
    [InlineData("PT1H30M", 5_400)]
    [InlineData("PT90M", 5_400)]
    [InlineData("P1D", 86_400)]
    [InlineData("P1DT1H1M1S", 90_061)]
    [InlineData("PT007M", 420)]
    [InlineData("PT0S", 0)]
    public void A_duration_is_iso_8601(string text, double seconds)
    {
        SlotText.TryReadDuration(text, out var length).ShouldBeTrue();
        length.TotalSeconds.ShouldBe(seconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("5H")]
    [InlineData("PT5")]
    [InlineData("PT5h")]
    [InlineData("PT1.5H")]
    [InlineData("PT-5H")]
    [InlineData("-PT5H")]
    [InlineData("P1W")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("PT1M1H")]
    [InlineData("PT99999999999H")]
    [InlineData("30m")]
    public void Anything_else_is_no_duration(string text) => SlotText.TryReadDuration(text, out _).ShouldBeFalse();

    [Fact]
    public void A_duration_beyond_all_reason_is_a_hundred_years()
    {
        SlotText.TryReadDuration("P9999999999DT9999999999H", out var length).ShouldBeTrue();
        length.TotalDays.ShouldBe(36_525);
    }

    [Theory]
    [InlineData("2026-06-01T18:00:00Z", "2026-06-01T18:00:00.000Z")]
    [InlineData("2026-06-01T18:00Z", "2026-06-01T18:00:00.000Z")]
    [InlineData("2026-06-01T18:00:00+02:00", "2026-06-01T16:00:00.000Z")]
    [InlineData("2026-06-01T18:00:00.1239-05:30", "2026-06-01T23:30:00.123Z")]
    public void An_instant_has_an_offset(string text, string instant)
    {
        SlotText.TryReadInstant(text, out var at).ShouldBeTrue();
        at.ShouldBe(Plans.Instant(instant));
    }

    [Theory]
    [InlineData("2026-06-01T18:00:00")]
    [InlineData("2026-06-01 18:00:00Z")]
    [InlineData("2026-06-01")]
    [InlineData("2026-06-31T18:00:00Z")]
    [InlineData("2026-06-01T25:00:00Z")]
    [InlineData("2026-06-01T18:00:00+25:00")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("tomorrow")]
    public void Without_an_offset_or_off_the_calendar_it_is_no_instant(string text) => SlotText.TryReadInstant(text, out _).ShouldBeFalse();
}
