namespace Amps.Domain.People;

/// <summary>
/// How often a sign-in by an email address failed lately. Kept by the address and not by the person, so that one which nobody has costs as much, and is locked
/// out as fast, as one that somebody has: neither answer nor time tells them apart.
/// </summary>
public sealed class SignInFailures
{
    /// <summary>Every so many wrong passwords or codes lock an address out.</summary>
    public const int Most = 5;

    /// <summary>After how long without another failure they are forgotten.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    // Whoever mistypes waits shortly; whoever guesses for a day has some 130 tries.
    private static readonly TimeSpan[] LockOuts = [.. new[] { 5, 10, 20, 40, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    private SignInFailures()
    {
    }

    /// <summary>The hash of the address as it is stored.</summary>
    public string EmailHash { get; private init; } = "";

    public int Count { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public DateTimeOffset? LockedUntil { get; private set; }

    /// <summary>Of two failures at the same instant both count.</summary>
    public long Version { get; private set; }

    public static SignInFailures Of(string emailHash) => new() { EmailHash = emailHash };

    public bool AreTooMany(DateTimeOffset now) => LockedUntil > now;

    /// <summary>Somebody got in. The row stays, so that guesses side by side collide in it.</summary>
    public void Forgive(DateTimeOffset now)
    {
        Count = 0;
        LastAt = now;
        Version++;
    }

    /// <summary>Counts one; each fifth locks the address out, for longer each time.</summary>
    /// <returns>Whether this one does.</returns>
    public bool Note(DateTimeOffset now)
    {
        Count = LastAt + Remembered > now ? Count + 1 : 1;
        LastAt = now;
        Version++;
        if (Count % Most != 0) return false;

        LockedUntil = now + LockOuts[Math.Min(Count / Most, LockOuts.Length) - 1];
        return true;
    }
}
