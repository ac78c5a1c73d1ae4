namespace Amps.Infrastructure.Persistence;

/// <summary>
/// The database server's time: every instant that nodes write or compare is of one clock, so a node whose own clock is wrong takes nobody's lease.
/// Asked now and then, and carried on in between by what never jumps, the time since the machine started.
/// </summary>
/// <param name="inner">This machine's clock; its timers go on to be used.</param>
internal sealed class DatabaseClock(TimeProvider inner) : TimeProvider
{
    // Half of it is the error of an answer.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(1);

    private volatile Anchor? anchor;

    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>The database's time, or this machine's as long as the database was not asked.</summary>
    public override DateTimeOffset GetUtcNow() => anchor is { } known ? known.At + inner.GetElapsedTime(known.Timestamp) : inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => inner.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks for the time. What is known already stays where the answer took long, or agrees with it as far as it can tell.</summary>
    public async Task AnchorAsync(Func<CancellationToken, Task<DateTimeOffset>> ask, CancellationToken cancellationToken)
    {
        var asked = inner.GetTimestamp();
        var at = await ask(cancellationToken);
        var answered = inner.GetTimestamp();
        var took = inner.GetElapsedTime(asked, answered);
        var now = at + took / 2;
        if (anchor is not null && (took > LongestAnswer || (now - GetUtcNow()).Duration() <= took)) return;

        anchor = new Anchor(now, answered);
    }

    private sealed record Anchor(DateTimeOffset At, long Timestamp);
}
