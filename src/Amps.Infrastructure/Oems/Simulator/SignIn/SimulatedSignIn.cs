using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.SignIn;

/// <summary>How a simulated manufacturer lets people in: everybody, but for the names, passwords and keys that the contract gives a meaning.</summary>
/// <remarks>What follows a plus in a name, or a dash in a key, makes another account of the same meaning: <c>mfa+2@example.com</c>, <c>expired-2</c>.</remarks>
internal sealed class SimulatedSignIn(OemManifest manifest, TimeProvider clock)
{
    private const string MfaCode = "123456";
    private const string WrongSecret = "wrong";

    private static readonly TimeSpan MfaPatience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, DateTimeOffset> redeemed = new(StringComparer.Ordinal);

    public SignInAnswer Answer(SignInAttempt attempt) => attempt switch
    {
        SignInAttempt.Simulated simulated => Accepted(simulated.Account, simulated.Account, AuthMethod.UsernamePassword),
        SignInAttempt.Password password when Offers(AuthMethod.UsernamePassword) => WithPassword(password),
        SignInAttempt.ApiKey key when Offers(AuthMethod.ApiKey) => WithKey(key.Key.Trim()),
        SignInAttempt.OAuthCode code when Offers(AuthMethod.Oauth2) => WithCode(code),
        SignInAttempt.MfaCode mfa => WithMfa(mfa),
        _ => new SignInAnswer.Refused(SignInRefusal.MethodNotOffered),
    };

    /// <summary>The relative address of the page that the host serves.</summary>
    public Uri AuthorizeUrl(AuthorizationRequest request) => new(
        $"/simulator/oauth/authorize?oem={manifest.Key}&response_type=code&client_id=amps&code_challenge_method=S256"
        + $"&redirect_uri={Uri.EscapeDataString(request.RedirectUri.AbsoluteUri)}&state={Uri.EscapeDataString(request.State)}&code_challenge={Uri.EscapeDataString(request.CodeChallenge)}",
        UriKind.Relative);

    private bool Offers(AuthMethod method) => manifest.AuthMethods.Contains(method);

    private SignInAnswer WithPassword(SignInAttempt.Password password) =>
        string.Equals(password.Secret, WrongSecret, StringComparison.Ordinal) || password.Secret.Length == 0 ? Wrong() : WithName(password.User.Trim(), AuthMethod.UsernamePassword);

    // Names of people are the same however they are written.
    private SignInAnswer WithName(string name, AuthMethod method)
    {
        if (name.Length is 0 or > Credential.MaxAccountLength) return Wrong();

        var account = name.ToLower(CultureInfo.InvariantCulture);
        if (Means(account, "locked")) return new SignInAnswer.Refused(SignInRefusal.AccountLocked);

        return Means(account, "mfa") ? MfaAsked(account, name, method) : Accepted(account, name, method);
    }

    private SignInAnswer WithKey(string key)
    {
        if (key.Length == 0 || string.Equals(key, WrongSecret, StringComparison.Ordinal)) return Wrong();

        var word = key.Split('-')[0];
        var account = string.Create(CultureInfo.InvariantCulture, $"key-{StableHash.Of(key):x16}");
        var name = $"{manifest.Name} account";
        return word switch
        {
            "locked" => new SignInAnswer.Refused(SignInRefusal.AccountLocked),
            "mfa" => MfaAsked(account, name, AuthMethod.ApiKey),
            _ => Accepted(account, name, AuthMethod.ApiKey, isForOneRead: word is "expired"),
        };
    }

    // A page of its own has asked for the password already; the account may want a second proof all the same.
    private SignInAnswer WithCode(SignInAttempt.OAuthCode brought)
    {
        var now = clock.GetUtcNow();
        if (SimulatedCode.Read(brought.Code) is not { } code || !code.IsFor(manifest.Key, brought.Verifier, brought.RedirectUri, now)) return Wrong();
        foreach (var (nonce, until) in redeemed)
        {
            if (until <= now) redeemed.TryRemove(nonce, out _);
        }

        return redeemed.TryAdd(code.Nonce, code.ExpiresAt) ? WithName(code.Account, AuthMethod.Oauth2) : Wrong();
    }

    private SignInAnswer WithMfa(SignInAttempt.MfaCode mfa)
    {
        if (JsonSerializer.Deserialize(mfa.PendingState, SimulatedSignInJson.Default.SimulatedPending) is not { } pending || clock.GetUtcNow() - pending.AskedAt > MfaPatience)
            return new SignInAnswer.Refused(SignInRefusal.MfaExpired);

        return string.Equals(mfa.Code.Replace(" ", "", StringComparison.Ordinal), MfaCode, StringComparison.Ordinal)
            ? Accepted(pending.Account, pending.DisplayName, pending.Method)
            : new SignInAnswer.Refused(SignInRefusal.WrongMfaCode);
    }

    private SignInAnswer.MfaAsked MfaAsked(string account, string name, AuthMethod method)
    {
        var pending = new SimulatedPending(account, name, method, clock.GetUtcNow());
        return new SignInAnswer.MfaAsked(JsonSerializer.Serialize(pending, SimulatedSignInJson.Default.SimulatedPending), Hint: null, account);
    }

    private SignInAnswer.Accepted Accepted(string account, string name, AuthMethod method, bool isForOneRead = false)
    {
        var now = clock.GetUtcNow();
        var grant = new SimulatedGrant(account, now, method == AuthMethod.Oauth2 ? now + SimulatedGrant.Lifetime : null, isForOneRead);
        return new SignInAnswer.Accepted(new SignedIn(account, name, grant.Sealed()));
    }

    private static SignInAnswer.Refused Wrong() => new(SignInRefusal.WrongCredentials);

    private static bool Means(string account, string word) =>
        account.EndsWith("@example.com", StringComparison.Ordinal) && string.Equals(account.Split('@')[0].Split('+')[0], word, StringComparison.Ordinal);
}
