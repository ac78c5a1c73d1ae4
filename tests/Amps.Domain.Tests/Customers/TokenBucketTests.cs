using Amps.Domain.Customers;

namespace Amps.Domain.Tests.Customers;

public sealed class TokenBucketTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Lets_the_burst_in_at_once_and_no_more()
    {
        var bucket = new TokenBucket(perMinute: 60, burst: 3, Noon);

        Enumerable.Range(0, 5).Select(_ => bucket.TryTake(Noon)).ShouldBe([true, true, true, false, false]);
    }

    [Fact]
    public void Refills_evenly_and_never_beyond_the_burst()
    {
        var bucket = new TokenBucket(perMinute: 60, burst: 3, Noon);
        while (bucket.TryTake(Noon))
        {
        }

        bucket.Remaining(Noon.AddSeconds(1.5)).ShouldBe(1);
        bucket.Remaining(Noon.AddSeconds(2)).ShouldBe(2);
        bucket.Remaining(Noon.AddHours(1)).ShouldBe(3);
        bucket.IsFull(Noon.AddHours(1)).ShouldBeTrue();
    }

    [Fact]
    public void Says_how_long_until_the_next_call_and_until_it_is_full()
    {
        var bucket = new TokenBucket(perMinute: 6, burst: 2, Noon);
        bucket.TryTake(Noon);
        bucket.TryTake(Noon);

        bucket.UntilNext(Noon).ShouldBe(TimeSpan.FromSeconds(10));
        bucket.UntilFull(Noon).ShouldBe(TimeSpan.FromSeconds(20));
        bucket.UntilNext(Noon.AddSeconds(10)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_clock_that_steps_back_neither_gives_nor_takes()
    {
        var bucket = new TokenBucket(perMinute: 60, burst: 2, Noon);
        bucket.TryTake(Noon);

        bucket.Remaining(Noon.AddHours(-1)).ShouldBe(1);
        bucket.Remaining(Noon).ShouldBe(1);
    }

    [Theory]
    [InlineData(600, 100)]
    [InlineData(60, 100)]
    [InlineData(6000, 1000)]
    public void The_default_burst_is_the_larger_of_100_and_a_sixth(int perMinute, int burst) => ApiKey.DefaultBurst(perMinute).ShouldBe(burst);
}
