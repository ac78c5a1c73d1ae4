using System.Collections.Concurrent;
using Amps.Application.Common;

namespace Amps.Application.Credentials;

/// <summary>Slows guessing: wrong attempts to sign in are counted per journey, per address, and per account over all journeys and customers, so that no manufacturer ever bans us.</summary>
/// <remarks>
/// Kept in memory, by hashes alone: a count that every node keeps for itself lets a few more attempts through, and costs no row that tells who signs in where.
/// An attempt counts as wrong as soon as it begins, so many at once gain nothing.
/// </remarks>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int MostKept = 100_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>Begins an attempt, unless one of its keys has to wait.</summary>
    /// <returns>How long to wait; nothing where the attempt may be made, and has been counted.</returns>
    public TimeSpan? Begin(IReadOnlyList<ThrottleKey> keys)
    {
        var now = time.Now();
        if (counts.Count > MostKept) Sweep(now);

        lock (counts)
        {
            var wait = keys.Max(key => counts.TryGetValue(key.Text, out var count) ? count.Until - now : TimeSpan.Zero);
            if (wait > TimeSpan.Zero) return wait;

            foreach (var key in keys)
            {
                var wrong = counts.TryGetValue(key.Text, out var count) && now - count.At < Forgotten ? count.Wrong + 1 : 1;
                counts[key.Text] = new Count(wrong, now, now + key.PauseAfter(wrong));
            }

            return null;
        }
    }

    /// <summary>Takes back what <see cref="Begin"/> counted: the attempt was right, or the manufacturer did not judge it.</summary>
    /// <param name="keys">Of the attempt.</param>
    /// <param name="forget">Whether what its journey and account did wrong before is forgotten too; an address may have many journeys, and keeps it.</param>
    public void TakeBack(IReadOnlyList<ThrottleKey> keys, bool forget)
    {
        lock (counts)
        {
            foreach (var key in keys)
            {
                if (forget && key.Kind != ThrottleKind.Address) counts.TryRemove(key.Text, out _);
                else if (counts.TryGetValue(key.Text, out var count)) counts[key.Text] = count with { Wrong = count.Wrong - 1, Until = count.At };
            }
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        foreach (var (key, count) in counts)
        {
            if (now - count.At >= Forgotten) counts.TryRemove(key, out _);
        }
    }

    private sealed record Count(int Wrong, DateTimeOffset At, DateTimeOffset Until);
}

/// <summary>What wrong attempts are counted for.</summary>
public enum ThrottleKind
{
    Journey,
    Address,
    Account,
}

/// <summary>One thing that wrong attempts are counted for.</summary>
/// <param name="Kind">Its rule.</param>
/// <param name="Text">A hash of which thing it is.</param>
public sealed record ThrottleKey(ThrottleKind Kind, string Text)
{
    /// <summary>How long nothing more is tried after so many wrong attempts in a row: nothing at first, then doubled each time.</summary>
    public TimeSpan PauseAfter(int wrong)
    {
        var (free, first, longest) = Kind switch
        {
            ThrottleKind.Journey => (3, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2)),
            ThrottleKind.Address => (20, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(15)),
            ThrottleKind.Account => (4, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(30)),
        };
        if (wrong <= free) return TimeSpan.Zero;

        var pause = first * Math.Pow(2, Math.Min(wrong - free - 1, 20));
        return pause < longest ? pause : longest;
    }
}
