using System.Globalization;
using Amps.Domain.Common;

namespace Amps.Domain.Customers;

/// <summary>Why a call is not let in, in the order in which it is found out.</summary>
public static class KeyFailures
{
    public static Failure Missing { get; } = new(FailureKind.Unauthenticated, ErrorCode.Unauthorized,
        "This call needs an API key: send it as `x-api-key: <key>` or `Authorization: Bearer <key>`.");

    public static Failure Malformed { get; } = Invalid("The API key is malformed: it is not a key of Amps, or was copied incompletely.");

    public static Failure Unreadable { get; } = Invalid("The API key cannot be read: send one `x-api-key` header or one `Authorization: Bearer` header.");

    public static Failure HeadersDisagree { get; } = Invalid("`x-api-key` and `Authorization` name different keys: send one of them, or the same key in both.");

    public static Failure Unknown { get; } = Invalid("The API key is unknown.");

    public static Failure MalformedToken { get; } = Invalid("The access token is malformed: it is not a token of Amps, or was copied incompletely.");

    public static Failure UnknownToken { get; } = Invalid("The access token is unknown, or its signature is wrong.");

    public static Failure TokenNotYetValid { get; } = Invalid("The access token is not valid yet.");

    public static Failure Revoked(DateTimeOffset at) => Invalid($"The API key was revoked at {Text(at)}.");

    public static Failure Expired(DateTimeOffset at) => Invalid($"The API key expired at {Text(at)}.");

    public static Failure RolledOver(DateTimeOffset at) => Invalid($"This body of the API key was replaced, and its overlap ended at {Text(at)}.");

    public static Failure Disabled(DateTimeOffset at) => Invalid($"The API key is disabled since {Text(at)}.");

    public static Failure TokenRevoked(DateTimeOffset at) => Invalid($"The access token was revoked at {Text(at)}.");

    public static Failure TokenRotatedOut(DateTimeOffset at) => Invalid($"The key's internal secret was rotated, and the tokens of the one before ended at {Text(at)}.");

    /// <summary>The only failure by which a client learns that its token was good: it asks for a new one.</summary>
    public static Failure TokenExpired(DateTimeOffset at) => new(FailureKind.Unauthenticated, ErrorCode.ExpiredToken, $"The access token expired at {Text(at)}.");

    /// <summary>Why a key opens nothing at an instant, if so.</summary>
    public static Failure? Ended(DateTimeOffset? revokedAt, DateTimeOffset? disabledAt, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (revokedAt is { } revoked) return Revoked(revoked);
        if (disabledAt is { } disabled) return Disabled(disabled);

        return expiresAt <= now ? Expired(expiresAt.Value) : null;
    }

    public static Failure RateLimited(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new(FailureKind.TooMany, ErrorCode.RateLimitExceeded, $"Too many calls: try again in {seconds} s.", new RateLimitDetails(seconds));
    }

    public static Failure Lacks(string permission) => new(FailureKind.Forbidden, ErrorCode.InsufficientPermissions,
        $"The API key lacks the permission `{permission}`.", new PermissionDetails(permission));

    public static Failure LiveDisabled { get; } = new(FailureKind.Forbidden, ErrorCode.LiveAccessDisabled,
        "Live access is not enabled for this customer. Sandbox keys work; an operator enables live.");

    private static Failure Invalid(string message) => new(FailureKind.Unauthenticated, ErrorCode.InvalidApiKey, message);

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}

public sealed record RateLimitDetails(int RetryAfterSeconds);

public sealed record PermissionDetails(string Required);
