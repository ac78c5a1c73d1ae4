namespace Amps.Testing;

/// <summary>A clock that stands still until a test moves it; what waits by it wakes as it passes.</summary>
public sealed class FakeTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public void Advance(TimeSpan by)
    {
        var target = GetUtcNow() + by;
        while (NextDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (gate)
        {
            // Somebody else may have moved it further meanwhile.
            if (target > now) now = target;
        }
    }

    /// <summary>Moves to the next instant that somebody waits for, if it is that near; else the clock stands still.</summary>
    public void AdvanceToNext(TimeSpan within)
    {
        if (NextWithin(within) is { } ahead) Advance(ahead);
    }

    /// <summary>Lets time pass that nothing here notices, as while a machine sleeps: no timer fires meanwhile.</summary>
    public void Sleep(TimeSpan by)
    {
        lock (gate)
        {
            now += by;
            foreach (var timer in timers) timer.Shift(by);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        lock (gate) timers.Add(timer);
        return timer;
    }

    /// <summary>Whether somebody waits for an instant exactly that far ahead.</summary>
    public bool HasTimerWithin(TimeSpan ahead) => CountTimers(ahead) > 0;

    /// <summary>How many wait for an instant exactly that far ahead.</summary>
    public int CountTimers(TimeSpan ahead)
    {
        lock (gate) return timers.Count(timer => timer.DueAt == now + ahead);
    }

    private TimeSpan? NextWithin(TimeSpan within)
    {
        lock (gate) return timers.Min(timer => timer.DueAt) - now is { } ahead && ahead <= within ? ahead : null;
    }

    // Moves the clock to the first timer that is due by then.
    private Timer? NextDue(DateTimeOffset target)
    {
        lock (gate)
        {
            var timer = timers.Where(candidate => candidate.DueAt <= target).MinBy(candidate => candidate.DueAt);
            if (timer is not null && timer.DueAt > now) now = timer.DueAt.Value;
            return timer;
        }
    }

    private sealed class Timer(FakeTime owner, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public DateTimeOffset? DueAt { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            lock (owner.gate)
            {
                period = every;
                DueAt = dueTime == Timeout.InfiniteTimeSpan ? null : owner.now + dueTime;
                return true;
            }
        }

        public void Shift(TimeSpan by) => DueAt += by;

        public void Fire()
        {
            lock (owner.gate) DueAt = period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero ? null : DueAt + period;
            callback(state);
        }

        public void Dispose()
        {
            lock (owner.gate) owner.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
