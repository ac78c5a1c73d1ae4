using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys;

internal static class KeyAudit
{
    /// <summary>Tells with which terms a key was made.</summary>
    public static void AuditCreated(this IPlatformDb db, RequestScope scope, ApiKey key, DateTimeOffset now) => db.Audit(
        scope,
        AuditAction.KeyCreated,
        key.CustomerId,
        key.Id.Value,
        now,
        ("environment", Wire<AmpsEnvironment>.Name(key.Environment)),
        ("permissions", string.Join(' ', key.Permissions)),
        ("rateLimitPerMinute", key.RateLimitPerMinute.ToString(CultureInfo.InvariantCulture)),
        ("expiresAt", Auditing.Text(key.ExpiresAt)));
}
