namespace Amps.Domain.Customers;

/// <summary>The words of the audit log. Stored, so they keep their meaning for ever.</summary>
public static class AuditAction
{
    public const string CustomerCreated = "customer.created";
    public const string LiveEnabled = "customer.live_enabled";
    public const string LiveDisabled = "customer.live_disabled";
    public const string KeyCreated = "key.created";
    public const string KeyRevoked = "key.revoked";
    public const string TiersSet = "customer.tiers_set";
    public const string AppCreated = "app.created";
    public const string AppChanged = "app.changed";
    public const string AppDeleted = "app.deleted";
    public const string KeyRolled = "key.rolled";
    public const string KeyPermissionsSet = "key.permissions_set";
    public const string KeyDisabled = "key.disabled";
    public const string KeyEnabled = "key.enabled";
    public const string TokenIssued = "token.issued";
    public const string TokenRevoked = "token.revoked";
    public const string OldTokensRevoked = "key.old_tokens_revoked";
    public const string AllTokensRevoked = "key.all_tokens_revoked";
    public const string TokenSecretRotated = "key.token_secret_rotated";
}
