using System.Globalization;
using Amps.Application.ApiKeys.AuthenticateKey;

namespace Amps.Api.Authentication;

/// <summary>Tells a caller how it stands, in the fields of draft-ietf-httpapi-ratelimit-headers.</summary>
internal static class RateLimitHeaders
{
    public static void Write(HttpResponse response, CallAllowance allowance)
    {
        if (allowance.PerMinute == 0) return;

        var seconds = (int)Math.Ceiling(allowance.UntilFull.TotalSeconds);
        response.Headers["ratelimit-policy"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={allowance.PerMinute};w=60");
        response.Headers["ratelimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={allowance.Remaining};t={seconds}");
    }
}
