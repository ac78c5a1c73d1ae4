using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;

namespace Amps.Domain.Devices;

/// <summary>An end user's account at one manufacturer: what lets us reach the user's devices there.</summary>
public sealed partial class Credential : IOwned
{
    public const int MaxAccountLength = 200;

    /// <summary>How long a check holds; with the pause between two runs of the job it stays within the 6 h that are promised.</summary>
    public static readonly TimeSpan CheckPause = TimeSpan.FromHours(5);

    /// <summary>When a check is repeated that the manufacturer did not answer.</summary>
    public static readonly TimeSpan CheckRetry = TimeSpan.FromMinutes(15);

    private Credential()
    {
    }

    public CredentialId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    public string Oem { get; private init; } = "";

    /// <summary>The manufacturer's name for the account, so that the same one is not linked twice.</summary>
    public string Account { get; private set; } = "";

    /// <summary>The account as its owner knows it.</summary>
    public string DisplayName { get; private set; } = "";

    /// <summary>The customer's app by which it was linked last, <c>app_…</c>; none where no app did.</summary>
    public string? App { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When its owner signed in last.</summary>
    public DateTimeOffset SignedInAt { get; private set; }

    public CredentialState State { get; private set; }

    /// <summary>What calls are made with, sealed for this row; none for simulated accounts that need nothing.</summary>
    public string? SealedGrant { get; private set; }

    public DateTimeOffset? GrantExpiresAt { get; private set; }

    /// <summary>Who renews the grant has until then; another one waits.</summary>
    public DateTimeOffset? RefreshingUntil { get; private set; }

    /// <summary>When the manufacturer said last that it lets us in.</summary>
    public DateTimeOffset CheckedAt { get; private set; }

    /// <summary>When it is looked at next. While we are refused the manufacturer is not asked.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    /// <summary>Counts the changes, so that of two at once one begins anew.</summary>
    public int Version { get; private set; }

    public static Credential Create(CustomerId customer, string userId, string oem, string account, DateTimeOffset now) => new()
    {
        Id = EntityId.New<CredentialId>(now),
        CustomerId = customer,
        UserId = userId,
        Oem = oem,
        Account = account,
        DisplayName = account,
        CreatedAt = now,
        SignedInAt = now,
        CheckedAt = now,
        CheckDueAt = now + CheckPause,
    };

    /// <summary>Its owner has signed in: we are let in from now on, and an open link to sign in again is worth nothing any more.</summary>
    /// <param name="signedIn">The account; it may have another name than before, and hold the same devices.</param>
    /// <param name="sealedGrant">Its grant, sealed for this row.</param>
    /// <param name="app">The app by which it was.</param>
    /// <param name="now">This instant.</param>
    public void SignIn(SignedIn signedIn, string? sealedGrant, string? app, DateTimeOffset now)
    {
        Account = signedIn.Account;
        DisplayName = signedIn.DisplayName.Cut(MaxAccountLength);
        App = app ?? App;
        SignedInAt = now;
        Store(sealedGrant, signedIn.Grant?.ExpiresAt);
        LetIn(now);
    }

    /// <summary>The account lets us in again without a new grant, as simulated ones do.</summary>
    public void LetIn(DateTimeOffset now)
    {
        State = CredentialState.Live;
        ReconnectHash = null;
        ReconnectIssuedAt = null;
        NoteCheck(now);
    }

    /// <summary>The manufacturer lets us in.</summary>
    public void NoteCheck(DateTimeOffset now)
    {
        CheckedAt = now;
        CheckDueAt = now + CheckPause;
        Version++;
    }

    /// <summary>The manufacturer did not say.</summary>
    public void RetryCheck(DateTimeOffset now)
    {
        CheckDueAt = now + CheckRetry;
        Version++;
    }

    private void Store(string? sealedGrant, DateTimeOffset? expiresAt)
    {
        SealedGrant = sealedGrant;
        GrantExpiresAt = expiresAt;
        RefreshingUntil = null;
        Version++;
    }
}
