using System.Globalization;
using Amps.Domain.Devices.History;

namespace Amps.Domain.Tests.Devices.History;

public sealed class BucketCalendarTests
{
    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Australia/Lord_Howe")]
    public void Hours_are_those_of_UTC_in_every_zone(string timezone) =>
        new BucketCalendar(BucketSize.Hour, timezone).Around(At("2026-06-01T10:59:59.999Z")).ShouldBe(Span("2026-06-01T10:00Z", "2026-06-01T11:00Z"));

    [Fact]
    public void A_boundary_belongs_to_the_bucket_that_it_begins() =>
        new BucketCalendar(BucketSize.Hour, "UTC").Around(At("2026-06-01T11:00Z")).ShouldBe(Span("2026-06-01T11:00Z", "2026-06-01T12:00Z"));

    [Theory]
    [InlineData("UTC", "2026-06-01T10:30Z", "2026-06-01T00:00Z", "2026-06-02T00:00Z")]
    [InlineData("Europe/London", "2026-06-01T22:59Z", "2026-05-31T23:00Z", "2026-06-01T23:00Z")]
    [InlineData("Europe/London", "2026-06-01T23:00Z", "2026-06-01T23:00Z", "2026-06-02T23:00Z")]
    [InlineData("Asia/Kathmandu", "2026-06-01T18:15Z", "2026-06-01T18:15Z", "2026-06-02T18:15Z")]
    // 23 hours.
    [InlineData("Europe/London", "2026-03-29T12:00Z", "2026-03-29T00:00Z", "2026-03-29T23:00Z")]
    [InlineData("America/New_York", "2026-03-08T12:00Z", "2026-03-08T05:00Z", "2026-03-09T04:00Z")]
    [InlineData("Australia/Sydney", "2026-10-04T00:00Z", "2026-10-03T14:00Z", "2026-10-04T13:00Z")]
    // 25 hours.
    [InlineData("Europe/London", "2026-10-25T12:00Z", "2026-10-24T23:00Z", "2026-10-26T00:00Z")]
    [InlineData("America/New_York", "2026-11-01T12:00Z", "2026-11-01T04:00Z", "2026-11-02T05:00Z")]
    [InlineData("Australia/Sydney", "2026-04-05T00:00Z", "2026-04-04T13:00Z", "2026-04-05T14:00Z")]
    // Half an hour less, and more.
    [InlineData("Australia/Lord_Howe", "2026-10-04T00:00Z", "2026-10-03T13:30Z", "2026-10-04T13:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T00:00Z", "2026-04-04T13:00Z", "2026-04-05T13:30Z")]
    // Midnight itself is skipped, comes twice, or belongs to a piece of the day before that is repeated.
    [InlineData("America/Santiago", "2026-09-06T12:00Z", "2026-09-06T04:00Z", "2026-09-07T03:00Z")]
    [InlineData("America/Havana", "2020-11-01T12:00Z", "2020-11-01T04:00Z", "2020-11-02T05:00Z")]
    [InlineData("America/Santiago", "2026-04-05T03:30Z", "2026-04-04T03:00Z", "2026-04-05T04:00Z")]
    [InlineData("America/St_Johns", "2005-10-30T03:00Z", "2005-10-30T02:30Z", "2005-10-31T03:30Z")]
    // A day that never was.
    [InlineData("Pacific/Apia", "2011-12-30T09:59Z", "2011-12-29T10:00Z", "2011-12-30T10:00Z")]
    [InlineData("Pacific/Apia", "2011-12-30T10:00Z", "2011-12-30T10:00Z", "2011-12-31T10:00Z")]
    public void Days_are_the_plants(string timezone, string at, string start, string end) =>
        new BucketCalendar(BucketSize.Day, timezone).Around(At(at)).ShouldBe(Span(start, end));

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Santiago")]
    [InlineData("Africa/Casablanca")]
    public void Days_follow_one_another_without_gaps(string timezone)
    {
        var calendar = new BucketCalendar(BucketSize.Day, timezone);
        var day = calendar.Around(At("2026-01-01T12:00Z"));
        for (var i = 0; i < 400; i++)
        {
            var next = calendar.Around(day.End);

            next.Start.ShouldBe(day.End);
            calendar.Around(next.End.AddMilliseconds(-1)).ShouldBe(next);
            day = next;
        }
    }

    [Theory]
    [InlineData("2026-06-01T10:00Z", "2026-05-31T23:00Z", "2026-06-01T12:00Z")]
    [InlineData("2026-06-01T12:00Z", "2026-06-01T12:00Z", "2026-06-01T23:00Z")]
    [InlineData("2026-06-02T10:00Z", "2026-06-01T23:00Z", "2026-06-02T23:00Z")]
    public void A_seam_cuts_the_bucket_that_it_lies_in(string at, string start, string end) =>
        new BucketCalendar(BucketSize.Day, "Europe/London", seam: At("2026-06-01T12:00Z")).Around(At(at)).ShouldBe(Span(start, end));

    private static BucketSpan Span(string start, string end) => new(At(start), At(end));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
