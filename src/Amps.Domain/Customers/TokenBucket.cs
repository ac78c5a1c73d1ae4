namespace Amps.Domain.Customers;

/// <summary>A token bucket: <c>burst</c> calls at once, refilled evenly at <c>perMinute</c>. Not thread-safe.</summary>
public sealed class TokenBucket(int perMinute, int burst, DateTimeOffset now)
{
    private readonly double perSecond = perMinute / 60.0;
    private double tokens = burst;
    private DateTimeOffset filledAt = now;

    /// <summary>Whole calls that are left at this instant.</summary>
    public int Remaining(DateTimeOffset now)
    {
        Refill(now);
        return (int)tokens;
    }

    public bool TryTake(DateTimeOffset now)
    {
        Refill(now);
        if (tokens < 1) return false;

        tokens--;
        return true;
    }

    /// <summary>Time until the next call is let through; zero when one is left.</summary>
    public TimeSpan UntilNext(DateTimeOffset now)
    {
        Refill(now);
        return tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromSeconds((1 - tokens) / perSecond);
    }

    /// <summary>Time until the whole burst is there again.</summary>
    public TimeSpan UntilFull(DateTimeOffset now)
    {
        Refill(now);
        return TimeSpan.FromSeconds((burst - tokens) / perSecond);
    }

    /// <summary>Whether the bucket is as good as new, so that it need not be remembered.</summary>
    public bool IsFull(DateTimeOffset now)
    {
        Refill(now);
        return tokens >= burst;
    }

    private void Refill(DateTimeOffset now)
    {
        // A clock that steps back neither takes tokens away nor gives them twice.
        if (now <= filledAt) return;

        tokens = Math.Min(burst, tokens + ((now - filledAt).TotalSeconds * perSecond));
        filledAt = now;
    }
}
