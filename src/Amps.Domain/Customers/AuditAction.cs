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
    public const string CeilingsSet = "customer.ceilings_set";
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

    // Of people.
    public const string PersonInvited = "person.invited";
    public const string PersonLinked = "person.link_given";
    public const string PersonJoined = "person.password_chosen";
    public const string PersonRoleChanged = "person.role_changed";
    public const string PersonRemoved = "person.removed";
    public const string PersonSignedIn = "person.signed_in";
    public const string PersonLockedOut = "person.locked_out";
    public const string PasswordChanged = "person.password_changed";
    public const string SecondFactorPlanned = "person.second_factor_planned";
    public const string SecondFactorBegun = "person.second_factor_begun";
    public const string SecondFactorEnded = "person.second_factor_ended";
    public const string SessionsEnded = "person.sessions_ended";

    // Of the server.
    public const string JobRun = "job.run";

    // Of environments.
    public const string ActionPushed = "action.pushed";
    public const string ActionCancelled = "action.cancelled";
    public const string PlansCancelled = "key.plans_cancelled";
    public const string ScheduleSet = "schedule.set";
    public const string ScheduleDeleted = "schedule.deleted";
    public const string SettingsWritten = "device.settings_written";
    public const string DeviceAdded = "device.added";
    public const string DeviceRemoved = "device.removed";
    public const string AccountConnected = "account.connected";
    public const string AccountRepaired = "account.repaired";
    public const string AccountDisconnected = "account.disconnected";
    public const string UserErased = "user.erased";
    public const string LinkSessionCreated = "link_session.created";
    public const string SandboxStateHeld = "sandbox.state_held";
    public const string SandboxFailuresOrdered = "sandbox.failures_ordered";
    public const string WebhookCreated = "webhook.created";
    public const string WebhookEnabled = "webhook.enabled";
    public const string WebhookDisabled = "webhook.disabled";
    public const string WebhookDeleted = "webhook.deleted";
    public const string WebhookSecretShown = "webhook.secret_shown";
    public const string WebhookSecretRotated = "webhook.secret_rotated";
    public const string WebhookReplayed = "webhook.replayed";
    public const string WebhookTested = "webhook.tested";
    public const string AllowanceSet = "allowance.set";
    public const string WorkHurried = "work.hurried";
    public const string WorkGivenUp = "work.given_up";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        CustomerCreated, LiveEnabled, LiveDisabled, KeyCreated, KeyRevoked, TiersSet, CeilingsSet, AppCreated, AppChanged, AppDeleted, KeyRolled,
        KeyPermissionsSet, KeyDisabled, KeyEnabled, TokenIssued, TokenRevoked, OldTokensRevoked, AllTokensRevoked, TokenSecretRotated, PersonInvited,
        PersonLinked, PersonJoined, PersonRoleChanged, PersonRemoved, PersonSignedIn, PersonLockedOut, PasswordChanged, SecondFactorPlanned, SecondFactorBegun,
        SecondFactorEnded, SessionsEnded, JobRun, ActionPushed, ActionCancelled, PlansCancelled, ScheduleSet, ScheduleDeleted, SettingsWritten, DeviceAdded, DeviceRemoved,
        AccountConnected, AccountRepaired, AccountDisconnected, UserErased, LinkSessionCreated, SandboxStateHeld, SandboxFailuresOrdered,
        WebhookCreated, WebhookEnabled, WebhookDisabled, WebhookDeleted, WebhookSecretShown, WebhookSecretRotated, WebhookReplayed, WebhookTested,
        AllowanceSet, WorkHurried, WorkGivenUp,
    ];
}
