using Amps.Application.Common;
using System.Security.Cryptography;
using System.Text;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Application.Credentials;

/// <summary>How journeys sign in: no faster than <see cref="SignInThrottle"/> allows, and no longer than a manufacturer may take.</summary>
public sealed class SignIns(ISignIn manufacturers, SignInThrottle throttle, TimeProvider time)
{
    /// <summary>How long a manufacturer may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Tries to sign in.</summary>
    /// <param name="environment">Of the journey.</param>
    /// <param name="oem">The manufacturer.</param>
    /// <param name="attempt">What the end user gave.</param>
    /// <param name="caller">Whose attempt it is.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The manufacturer's word, or <see cref="SignInAnswer.Slowed"/>; or a failure where the manufacturer said nothing usable, and the attempt does not count.</returns>
    public async Task<DriverResult<SignInAnswer>> TryAsync(
        AmpsEnvironment environment, string oem, SignInAttempt attempt, SignInCaller caller, CancellationToken cancellationToken)
    {
        var keys = KeysOf(environment, oem, attempt, caller);
        if (throttle.Begin(keys) is { } wait) return new SignInAnswer.Slowed(wait);

        var answer = await time.CallAsync(Limit, limit => manufacturers.SignInAsync(environment, oem, attempt, limit), cancellationToken);
        if (answer.Failure is not null) throttle.TakeBack(keys, forget: false);
        else if (answer.Value is SignInAnswer.Accepted) throttle.TakeBack(keys, forget: true);
        else if (answer.Value is SignInAnswer.MfaAsked) throttle.TakeBack(keys, forget: false);

        return answer;
    }

    private static List<ThrottleKey> KeysOf(AmpsEnvironment environment, string oem, SignInAttempt attempt, SignInCaller caller)
    {
        List<ThrottleKey> keys = [Key(ThrottleKind.Journey, caller.Journey), Key(ThrottleKind.Address, caller.Address)];
        var account = attempt switch
        {
            SignInAttempt.Password password => password.User,
            SignInAttempt.MfaCode mfa => mfa.Account,

            // Whose they are, only the manufacturer knows; a wrong one is one of 2^128 and guesses at no account.
            _ => null,
        };
        if (account is not null) keys.Add(Key(ThrottleKind.Account, Wire<AmpsEnvironment>.Name(environment), oem, account.Trim().ToUpperInvariant()));
        return keys;
    }

    private static ThrottleKey Key(ThrottleKind kind, params ReadOnlySpan<string> parts) =>
        new(kind, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [kind.ToString(), .. parts])))));
}

/// <summary>Whose attempt to sign in it is.</summary>
/// <param name="Journey">The journey's id.</param>
/// <param name="Address">The browser's network address.</param>
public sealed record SignInCaller(string Journey, string Address);
