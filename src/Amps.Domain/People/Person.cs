using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Domain.People;

/// <summary>Somebody who signs in to the dashboard: a member of one customer, or an operator, who belongs to none.</summary>
public sealed class Person
{
    public const int MaxEmailLength = 254;

    /// <summary>How long a link to choose a password waits.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromHours(24);

    private Person()
    {
    }

    public PersonId Id { get; private init; }

    /// <summary>Whose member it is; none for operators.</summary>
    public CustomerId? CustomerId { get; private init; }

    public PersonRole Role { get; private set; }

    /// <summary>In lower case; one person per address.</summary>
    public string Email { get; private init; } = "";

    /// <summary>None until the person has followed the first link; empty while only another link lets the person in.</summary>
    public string? PasswordHash { get; private set; }

    /// <summary>The hash of the link by which a password is chosen; none once it was used.</summary>
    public string? LinkHash { get; private set; }

    public DateTimeOffset? LinkExpiresAt { get; private set; }

    /// <summary>The secret of the authenticator app, sealed for this row.</summary>
    public string? SecondFactor { get; private set; }

    /// <summary>Since when a code is asked for; none while the app is only being set up.</summary>
    public DateTimeOffset? SecondFactorSince { get; private set; }

    /// <summary>The time step of the last code that was taken: none counts twice.</summary>
    public long LastStep { get; private set; }

    /// <summary>Hashes of the recovery codes that are left.</summary>
    public IReadOnlyList<string> RecoveryHashes { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Counted up with each change: of two who saw the same, one is told.</summary>
    public long Version { get; private set; }

    public bool HasJoined => PasswordHash is not null;

    public bool HasSecondFactor => SecondFactorSince is not null;

    /// <summary>In the words of the audit log.</summary>
    public string Actor => Role == PersonRole.Operator ? $"operator:{Id}" : $"member:{Id}";

    /// <summary>In whose place the audit log and the vault put the person.</summary>
    public CustomerId Owner => CustomerId ?? AuditEvent.NoCustomer;

    public static Person Invite(CustomerId? customer, PersonRole role, string email, string linkHash, DateTimeOffset now)
    {
        if (customer is null != (role == PersonRole.Operator)) throw new ArgumentException("Operators, and only they, belong to no customer.", nameof(role));

        var person = new Person { Id = EntityId.New<PersonId>(now), CustomerId = customer, Role = role, Email = EmailRule.Normalise(email), CreatedAt = now };
        person.GiveLink(linkHash, now);
        return person;
    }

    /// <summary>Invites somebody who has not followed the link, perhaps to another role.</summary>
    public void InviteAgain(PersonRole role, string linkHash, DateTimeOffset now)
    {
        ChangeRole(role);
        GiveLink(linkHash, now);
    }

    /// <summary>Gives another link to choose a password by; the one before leads nowhere from then on.</summary>
    public void GiveLink(string hash, DateTimeOffset now)
    {
        LinkHash = hash;
        LinkExpiresAt = now + LinkLife;
        Version++;
    }

    public bool TakesLink(string hash, DateTimeOffset now) => LinkExpiresAt > now && string.Equals(LinkHash, hash, StringComparison.Ordinal);

    /// <summary>Sets the password. Links that were given lead nowhere from then on.</summary>
    public void SetPassword(string hash)
    {
        PasswordHash = hash;
        LinkHash = null;
        LinkExpiresAt = null;
        Version++;
    }

    /// <summary>Lets nobody in by what was known before: neither the password nor the second factor. A link has to be given.</summary>
    public void LockUntilLinkIsUsed()
    {
        PasswordHash = "";
        EndSecondFactor();
    }

    /// <summary>Stores the same password under newer terms.</summary>
    public void Rehash(string hash) => PasswordHash = hash;

    public void NoteSignIn(DateTimeOffset now)
    {
        LastSignInAt = now;
        Version++;
    }

    /// <returns>Whether anything changed.</returns>
    public bool ChangeRole(PersonRole role)
    {
        if (Role == role) return false;

        Role = role;
        Version++;
        return true;
    }

    /// <summary>Notes that it matters to somebody else's change that this person stays as it is: of two such changes at once, one begins anew.</summary>
    public void Pass() => Version++;

    /// <summary>Begins with an authenticator app; no code is asked for until one was right.</summary>
    /// <param name="secret">Sealed.</param>
    public void PlanSecondFactor(string secret)
    {
        SecondFactor = secret;
        SecondFactorSince = null;
        Version++;
    }

    public void BeginSecondFactor(IReadOnlyList<string> recoveryHashes, DateTimeOffset now)
    {
        SecondFactorSince = now;
        RecoveryHashes = recoveryHashes;
        Version++;
    }

    public void EndSecondFactor()
    {
        SecondFactor = null;
        SecondFactorSince = null;
        RecoveryHashes = [];
        Version++;
    }

    /// <summary>Takes the code of a time step.</summary>
    /// <returns>Whether it counts: not a second time, and not after a later one.</returns>
    public bool UseStep(long step)
    {
        if (step <= LastStep) return false;

        LastStep = step;
        Version++;
        return true;
    }

    /// <returns>Whether it was one that was left.</returns>
    public bool UseRecovery(string hash)
    {
        if (!RecoveryHashes.Contains(hash, StringComparer.Ordinal)) return false;

        RecoveryHashes = [.. RecoveryHashes.Where(one => !string.Equals(one, hash, StringComparison.Ordinal))];
        Version++;
        return true;
    }
}
