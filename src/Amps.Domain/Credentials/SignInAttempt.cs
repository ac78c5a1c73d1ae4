namespace Amps.Domain.Credentials;

/// <summary>One try of an end user to sign in at a manufacturer. What was typed is never stored, and no log shows it.</summary>
public abstract record SignInAttempt
{
    private SignInAttempt()
    {
    }

    /// <summary>What a log may show of it.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>With the name and password that the manufacturer knows.</summary>
    public sealed record Password(string User, string Secret) : SignInAttempt;

    /// <summary>With a key that the manufacturer gave its customer.</summary>
    public sealed record ApiKey(string Key) : SignInAttempt;

    /// <summary>With the code that the manufacturer's own page gave back.</summary>
    /// <param name="Code">As the callback had it.</param>
    /// <param name="Verifier">The secret half of PKCE.</param>
    /// <param name="RedirectUri">The very one that the page was asked with.</param>
    public sealed record OAuthCode(string Code, string Verifier, string RedirectUri) : SignInAttempt;

    /// <summary>With the second proof that <see cref="SignInAnswer.MfaAsked"/> asked for.</summary>
    /// <param name="PendingState">As that answer gave it.</param>
    /// <param name="Code">As the end user typed it.</param>
    /// <param name="Account">As that answer gave it.</param>
    public sealed record MfaCode(string PendingState, string Code, string Account) : SignInAttempt;

    /// <summary>With nothing, in the sandbox only: the simulated account of that name lets everybody in.</summary>
    public sealed record Simulated(string Account) : SignInAttempt;
}
