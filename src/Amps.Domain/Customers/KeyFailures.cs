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

    public static Failure Revoked(DateTimeOffset at) => Invalid($"The API key was revoked at {Text(at)}.");

    public static Failure Expired(DateTimeOffset at) => Invalid($"The API key expired at {Text(at)}.");

    public static Failure RolledOver(DateTimeOffset at) => Invalid($"This body of the API key was replaced, and its overlap ended at {Text(at)}.");

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
