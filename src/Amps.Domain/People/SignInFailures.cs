namespace Amps.Domain.People;

/// <summary>
/// How often a sign-in by an email address failed lately. Kept by the address and not by the person, so that one which nobody has costs as much, and is locked
/// out as fast, as one that somebody has: neither answer nor time tells them apart.
/// </summary>
public sealed class SignInFailures
{
    /// <summary>Wrong passwords or codes in a row that lock an address out.</summary>
    public const int Most = 5;

    /// <summary>How long it is locked out, and after how long failures are forgotten.</summary>
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(5);

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

    /// <returns>Whether this one locks the address out.</returns>
    public bool Note(DateTimeOffset now)
    {
        Count = LastAt + LockOut > now ? Count + 1 : 1;
        LastAt = now;
        Version++;
        if (Count < Most) return false;

        LockedUntil = now + LockOut;
        Count = 0;
        return true;
    }
}
