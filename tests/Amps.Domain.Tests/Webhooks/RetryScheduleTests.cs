using Amps.Domain.Webhooks;

namespace Amps.Domain.Tests.Webhooks;

public sealed class RetryScheduleTests
{
    [Theory]
    // The middle, and both ends of 20 % jitter.
    [InlineData(1, "00:00:05", "00:00:04", "00:00:06")]
    [InlineData(2, "00:05:00", "00:04:00", "00:06:00")]
    [InlineData(3, "00:30:00", "00:24:00", "00:36:00")]
    [InlineData(4, "02:00:00", "01:36:00", "02:24:00")]
    [InlineData(5, "05:00:00", "04:00:00", "06:00:00")]
    [InlineData(6, "10:00:00", "08:00:00", "12:00:00")]
    [InlineData(7, "10:00:00", "08:00:00", "12:00:00")]
    public void Each_attempt_has_its_wait(int attempt, string middle, string least, string most)
    {
        RetrySchedule.WaitAfter(attempt, 0.5).ShouldBe(Time(middle));
        RetrySchedule.WaitAfter(attempt, 0).ShouldBe(Time(least));
        RetrySchedule.WaitAfter(attempt, 1).ShouldBe(Time(most));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(int.MaxValue)]
    public void After_the_last_attempt_the_message_is_dead(int attempt) => RetrySchedule.WaitAfter(attempt, 0.5, TimeSpan.FromSeconds(1)).ShouldBeNull();

    [Fact]
    public void There_are_eight_attempts() => RetrySchedule.MostAttempts.ShouldBe(8);

    [Theory]
    // Less cannot bring the attempt forward, and is still waited for.
    [InlineData("00:00:00", 0.5, "00:05:00")]
    [InlineData("00:00:00", 0.0, "00:04:00")]
    [InlineData("00:04:30", 0.0, "00:04:30")]
    [InlineData("00:04:59", 1.0, "00:06:00")]
    // From once to twice the wait it holds exactly, whatever the jitter.
    [InlineData("00:05:00", 0.0, "00:05:00")]
    [InlineData("00:05:00", 1.0, "00:05:00")]
    [InlineData("00:07:30", 0.5, "00:07:30")]
    [InlineData("00:10:00", 1.0, "00:10:00")]
    // More counts as twice.
    [InlineData("00:10:01", 0.0, "00:10:00")]
    [InlineData("24855.03:14:07", 1.0, "00:10:00")]
    public void What_the_receiver_asks_for_holds_between_once_and_twice_the_wait(string retryAfter, double sample, string wait) =>
        RetrySchedule.WaitAfter(2, sample, Time(retryAfter)).ShouldBe(Time(wait));

    [Fact]
    public void All_waits_together_take_more_than_a_day() =>
        Enumerable.Range(1, 7).Sum(attempt => RetrySchedule.WaitAfter(attempt, 0.5)!.Value.TotalSeconds).ShouldBe(new TimeSpan(1, 3, 35, 5).TotalSeconds);

    [Fact]
    public void There_is_no_attempt_before_the_first() => Should.Throw<ArgumentOutOfRangeException>(() => RetrySchedule.WaitAfter(0, 0.5));

    private static TimeSpan Time(string text) => TimeSpan.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
