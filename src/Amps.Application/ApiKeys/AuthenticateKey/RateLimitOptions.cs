using System.ComponentModel.DataAnnotations;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Limits on calls, section <c>RateLimit</c>.</summary>
public sealed class RateLimitOptions
{
    /// <summary>The HTTP status of a refused call: 401 as the original API answers, or 429. The default value is 401.</summary>
    [AllowedValues(401, 429, ErrorMessage = "RateLimit:Status must be 401 or 429.")]
    public int Status { get; init; } = 401;

    /// <summary>Failed authentications a minute and address, before unknown keys are refused without a look-up. The default value is 60.</summary>
    [Range(1, 1_000_000, ErrorMessage = "RateLimit:FailedAuthenticationsPerMinute must be from 1 to 1000000.")]
    public int FailedAuthenticationsPerMinute { get; init; } = 60;
}
