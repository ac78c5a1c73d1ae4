using System.Globalization;
using System.Security.Cryptography;
using Amps.Application.Common;
using Microsoft.AspNetCore.DataProtection;

namespace Amps.AuthJourney.Security;

/// <summary>The signed tokens of forms: each is good for ten minutes, for one subject and one step of it. That it is used once, the journey sees to, which counts its steps.</summary>
internal sealed class StepTokens(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("amps.journey.step");

    /// <param name="subject">The journey, or the link before there is one.</param>
    /// <param name="sequence">The step.</param>
    public string Make(string subject, int sequence) =>
        protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{subject}\n{sequence}\n{time.Now().ToUnixTimeMilliseconds()}"));

    public StepToken Read(string? token, string subject)
    {
        if (token is null || Open(token)?.Split('\n') is not [var of, var sequence, var at] || !string.Equals(of, subject, StringComparison.Ordinal)) return StepToken.Foreign;

        var madeAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(at, CultureInfo.InvariantCulture));
        return time.Now() - madeAt > Lifetime ? StepToken.Stale : new StepToken(IsOurs: true, int.Parse(sequence, CultureInfo.InvariantCulture));
    }

    private string? Open(string token)
    {
        try
        {
            return protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What a form's token says.</summary>
/// <param name="IsOurs">Whether it was made here for the same subject.</param>
/// <param name="Sequence">The step; none where the token is too old.</param>
internal sealed record StepToken(bool IsOurs, int? Sequence)
{
    public static StepToken Foreign { get; } = new(IsOurs: false, Sequence: null);

    public static StepToken Stale { get; } = new(IsOurs: true, Sequence: null);
}
