using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Journeys;

/// <content>The moves, one for each form.</content>
public sealed partial class Journey
{
    /// <summary>How many wrong sign-ins one journey bears.</summary>
    public const int MostFailedSignIns = 10;

    public Result<Done> ChooseType(DeviceType type, DateTimeOffset now)
    {
        if (Step != JourneyStep.DeviceType && !CanReturnTo(JourneyStep.DeviceType)) return JourneyFailures.OldStep;

        ForgetSignIn();
        DeviceType = type;
        Oem = null;
        Method = null;
        Move(JourneyStep.Oem, now);
        return default(Done);
    }

    public Result<Done> ChooseOem(string oem, IReadOnlyList<AuthMethod> methods, DateTimeOffset now)
    {
        if (Step != JourneyStep.Oem && !CanReturnTo(JourneyStep.Oem)) return JourneyFailures.OldStep;

        ForgetSignIn();
        ChooseMethodOf(oem, methods, now);
        return default(Done);
    }

    public Result<Done> ChooseMethod(AuthMethod method, DateTimeOffset now)
    {
        if (Step != JourneyStep.Method && !CanReturnTo(JourneyStep.Method)) return JourneyFailures.OldStep;

        ForgetSignIn();
        Method = method;
        Move(JourneyStep.SignIn, now);
        return default(Done);
    }

    /// <summary>Notes that the end user is sent to the manufacturer's page.</summary>
    /// <param name="stateHash">Of the one-time <c>state</c>.</param>
    /// <param name="secret">The sealed verifier.</param>
    /// <param name="windowHash">Of the window's cookie, where a frame opened one for it.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> LeaveForOAuth(string stateHash, string secret, string? windowHash, DateTimeOffset now)
    {
        if (Step != JourneyStep.SignIn || Method != AuthMethod.Oauth2) return JourneyFailures.OldStep;

        OAuthStateHash = stateHash;
        WindowHash = windowHash;
        Secret = secret;
        Code = null;
        Move(JourneyStep.SignIn, now);
        return default(Done);
    }

    /// <summary>Takes back the manufacturer's answer, once.</summary>
    public Result<Done> ReturnFromOAuth(string stateHash, DateTimeOffset now)
    {
        if (Step != JourneyStep.SignIn || OAuthStateHash is null || !string.Equals(OAuthStateHash, stateHash, StringComparison.Ordinal)) return JourneyFailures.OldStep;

        OAuthStateHash = null;
        Move(JourneyStep.SignIn, now);
        return default(Done);
    }

    /// <summary>Claims the sign-in before the manufacturer is asked: of two forms one asks.</summary>
    public Result<Done> Ask(DateTimeOffset now)
    {
        if (Step is not (JourneyStep.SignIn or JourneyStep.Mfa) || IsAsking(now)) return JourneyFailures.OldStep;

        AskingUntil = now + AskingLease;
        Sequence++;
        return default(Done);
    }

    /// <summary>Gives the claim back: nothing came of it, and the same step can be taken again.</summary>
    public Result<Done> StopAsking()
    {
        AskingUntil = null;
        return default(Done);
    }

    /// <summary>Notes that the manufacturer wants a further code.</summary>
    public Result<Done> AskForCode(string secret, DateTimeOffset now)
    {
        if (Step is not (JourneyStep.SignIn or JourneyStep.Mfa)) return JourneyFailures.OldStep;

        Secret = secret;
        Code = null;
        Move(JourneyStep.Mfa, now);
        return default(Done);
    }

    /// <summary>Notes a sign-in that did not work; the end user may try again, unless it was too often.</summary>
    public Result<Done> RefuseSignIn(string code, DateTimeOffset now)
    {
        if (Step is not (JourneyStep.SignIn or JourneyStep.Mfa)) return JourneyFailures.OldStep;

        // Nothing was tried of what is slowed, so the same is asked for.
        var asksAgain = code is JourneyCode.InvalidMfaCode || (code is JourneyCode.Slowed && Step == JourneyStep.Mfa) ? JourneyStep.Mfa : JourneyStep.SignIn;
        if (asksAgain == JourneyStep.SignIn) Secret = null;
        var until = ExpiresAt;
        Code = code;
        if (JourneyCode.IsWrongAttempt(code)) FailedSignIns++;
        Move(FailedSignIns < MostFailedSignIns ? asksAgain : JourneyStep.Problem, now);
        if (code is JourneyCode.Slowed) ExpiresAt = until;
        if (Step != JourneyStep.Problem) return default(Done);

        Secret = null;
        Code = JourneyCode.TooManyAttempts;
        return default(Done);
    }

    /// <summary>Notes that the end user has signed in.</summary>
    /// <param name="secret">The sealed grant, with what was found.</param>
    /// <param name="found">The devices to choose from; for a repair none are asked for.</param>
    /// <param name="now">This instant.</param>
    public Result<Done> SignIn(string secret, IReadOnlyList<DiscoveredDevice> found, DateTimeOffset now)
    {
        if (Step is not (JourneyStep.SignIn or JourneyStep.Mfa)) return JourneyFailures.OldStep;

        Secret = secret;
        Code = null;
        ExpiresAt = now + Patience;
        if (Terms.Repairs is not null) Move(JourneyStep.Consent, now);
        else if (Terms.SkipsDevices) TakeDevices([.. found.Take(Terms.MaxDevices)], now);
        else Move(JourneyStep.Devices, now);
        return default(Done);
    }

    public Result<Done> ChooseDevices(IReadOnlyList<DiscoveredDevice> chosen, DateTimeOffset now)
    {
        if (Step != JourneyStep.Devices) return JourneyFailures.OldStep;
        if (chosen.Count == 0 || chosen.Count > Terms.MaxDevices) return JourneyFailures.NotOffered;

        TakeDevices(chosen, now);
        return default(Done);
    }

    public Result<Done> ChooseTimezone(string timezone, DateTimeOffset now)
    {
        if (Step != JourneyStep.Timezone) return JourneyFailures.OldStep;
        if (!PlantZone.IsKnown(timezone)) return JourneyFailures.NotOffered;

        Timezone = timezone;
        Move(JourneyStep.Consent, now);
        return default(Done);
    }

    /// <summary>Lets the end user sign in once more after what stood in the way.</summary>
    public Result<Done> TryAgain(DateTimeOffset now)
    {
        if (Step != JourneyStep.Problem || Code is null || !JourneyCode.IsRetryable(Code)) return JourneyFailures.OldStep;

        Code = null;
        Move(JourneyStep.SignIn, now);
        return default(Done);
    }

    private void TakeDevices(IReadOnlyList<DiscoveredDevice> chosen, DateTimeOffset now)
    {
        Chosen = [.. chosen.Select(device => device.OemDeviceId)];
        Move(chosen.Any(device => device.Timezone is null) ? JourneyStep.Timezone : JourneyStep.Consent, now);
    }

    // What was begun at one manufacturer must not be ended at another.
    private void ForgetSignIn()
    {
        Code = null;
        Secret = null;
        OAuthStateHash = null;
        WindowHash = null;
    }
}
