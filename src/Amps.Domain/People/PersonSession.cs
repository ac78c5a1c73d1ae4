using Amps.Domain.Common;

namespace Amps.Domain.People;

/// <summary>A person at one browser, from the password on. The browser holds a secret of which this row keeps the hash; without the row it is worth nothing.</summary>
public sealed class PersonSession
{
    public const int MaxAgentLength = 200;

    public const int MaxAddressLength = 60;

    /// <summary>So many wrong passwords or codes, of those that a session asks for again, end it.</summary>
    public const int MostWrong = 5;

    /// <summary>How long a password counts for what asks for it again.</summary>
    public static readonly TimeSpan Confirmed = TimeSpan.FromMinutes(10);

    /// <summary>How long a session waits for the second proof.</summary>
    public static readonly TimeSpan CodeWait = TimeSpan.FromMinutes(10);

    private PersonSession()
    {
    }

    public SessionId Id { get; private init; }

    public PersonId PersonId { get; private init; }

    /// <summary>Of the browser's secret.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Whether the second proof is still owed.</summary>
    public bool NeedsCode { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>To the minute.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When the password was typed last.</summary>
    public DateTimeOffset ConfirmedAt { get; private set; }

    /// <summary>How many that were asked for again were wrong. A right one forgives none: whoever knows the password must not guess codes for ever.</summary>
    public int WrongProofs { get; private set; }

    /// <summary>What the browser says that it is. Not to be trusted as markup.</summary>
    public string Agent { get; private init; } = "";

    public string Address { get; private init; } = "";

    public static PersonSession Begin(PersonId person, string hash, bool needsCode, string agent, string address, DateTimeOffset now) => new()
    {
        Id = EntityId.New<SessionId>(now),
        PersonId = person,
        Hash = hash,
        NeedsCode = needsCode,
        CreatedAt = now,
        SeenAt = now,
        ConfirmedAt = now,
        Agent = agent.Cut(MaxAgentLength),
        Address = address.Cut(MaxAddressLength),
    };

    public bool IsAlive(SessionLimits limits, DateTimeOffset now) =>
        NeedsCode ? now - CreatedAt < CodeWait : now - SeenAt < limits.Idle && now - CreatedAt < limits.Longest;

    /// <summary>Whether the password was typed lately enough for what shows secrets.</summary>
    public bool IsConfirmed(DateTimeOffset now) => now - ConfirmedAt < Confirmed;

    public void Prove() => NeedsCode = false;

    public void Confirm(DateTimeOffset now) => ConfirmedAt = now;

    /// <returns>Whether the session has to end for it.</returns>
    public bool NoteWrongProof() => ++WrongProofs >= MostWrong;

    public void See(DateTimeOffset now) => SeenAt = now;
}

/// <summary>When a session ends by itself.</summary>
/// <param name="Idle">After so long without a page.</param>
/// <param name="Longest">After so long in any case.</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Longest)
{
    /// <summary>What was not seen for so long has ended, whichever way.</summary>
    public TimeSpan Silence => Idle > PersonSession.CodeWait ? Idle : PersonSession.CodeWait;
}
