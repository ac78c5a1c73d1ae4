namespace Amps.Domain.Webhooks;

/// <summary>When a delivery that failed is tried again. Pure: chance and time are arguments.</summary>
public static class RetrySchedule
{
    // After the first attempt, the second, and so on.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(10),
    ];

    private const double Jitter = 0.2;

    /// <summary>The first attempt and all that may follow it.</summary>
    public static int MostAttempts => Waits.Length + 1;

    /// <summary>How long to wait after an attempt that failed.</summary>
    /// <param name="attempt">Which attempt it was; the first is 1.</param>
    /// <param name="sample">An even random number from 0 to 1. It spreads the wait from 20 % below to 20 % above the table.</param>
    /// <param name="retryAfter">What the receiver asked for. From once to twice the table's wait it holds exactly; more counts as twice, less cannot bring the attempt forward.</param>
    /// <returns>Nothing where that was the last attempt: the message is dead.</returns>
    public static TimeSpan? WaitAfter(int attempt, double sample, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (attempt > Waits.Length) return null;

        var wait = Waits[attempt - 1];
        if (retryAfter >= wait) return retryAfter > wait * 2 ? wait * 2 : retryAfter;

        var spread = wait * (1 - Jitter + (2 * Jitter * Math.Clamp(sample, 0, 1)));
        return retryAfter > spread ? retryAfter : spread;
    }
}
