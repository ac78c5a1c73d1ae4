using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Credentials;

/// <summary>What became of an attempt to sign in, where the manufacturer answered at all.</summary>
public abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    /// <summary>What a log may show of it.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>We are let in.</summary>
    public sealed record Accepted(SignedIn SignedIn) : SignInAnswer;

    /// <summary>The manufacturer wants a second proof.</summary>
    /// <param name="PendingState">Goes with the proof; as secret as a grant.</param>
    /// <param name="Hint">Where the end user finds the proof, as <c>an app</c> or <c>the end of a phone number</c>; none where the manufacturer does not say. Not to be trusted as markup.</param>
    /// <param name="Account">Goes with the proof: wrong ones count for the account, whichever journey they come from.</param>
    public sealed record MfaAsked(string PendingState, string? Hint, string Account) : SignInAnswer;

    /// <summary>We are not let in; the end user may try again.</summary>
    public sealed record Refused(SignInRefusal Reason) : SignInAnswer;

    /// <summary>The manufacturer was not asked: too many wrong attempts came before, for the journey, the address or the account.</summary>
    /// <param name="Wait">How long until the next attempt is made.</param>
    public sealed record Slowed(TimeSpan Wait) : SignInAnswer;
}

/// <summary>An account that let us in.</summary>
/// <param name="Account">The manufacturer's own, stable name for the account: the same one however its owner signs in.</param>
/// <param name="DisplayName">As its owner knows it. Not to be trusted as markup.</param>
/// <param name="Grant">What calls are made with; none for simulated accounts that need nothing.</param>
public sealed record SignedIn(string Account, string DisplayName, Grant? Grant)
{
    /// <summary>Whether the account has a name that can be kept; one that is cut could be another one's.</summary>
    public bool CanBeKept() => Account.Length is > 0 and <= Credential.MaxAccountLength;
}

/// <summary>Why an attempt to sign in was refused.</summary>
[JsonConverter(typeof(WireEnumConverter<SignInRefusal>))]
public enum SignInRefusal
{
    WrongCredentials,
    WrongMfaCode,

    /// <summary>The second proof took too long: the end user begins again with the first.</summary>
    MfaExpired,
    AccountLocked,

    /// <summary>This manufacturer has no such way to sign in.</summary>
    MethodNotOffered,
}

/// <summary>How a manufacturer's own sign-in page is asked for.</summary>
/// <param name="RedirectUri">Where it sends the browser back to.</param>
/// <param name="State">Comes back unchanged.</param>
/// <param name="CodeChallenge">The public half of PKCE, S256.</param>
public sealed record AuthorizationRequest(Uri RedirectUri, string State, string CodeChallenge);
