using Amps.Application.Sandbox.OrderFailures;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Journeys;
using Amps.Domain.People;
using Amps.Domain.Removals;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;

namespace Amps.Architecture.Tests;

/// <summary>Words that lie in databases and in other people's programs: they may be added to, never changed.</summary>
public sealed class StoredWordsTests
{
    [Fact]
    public void Environments_keep_their_words() => Wire<AmpsEnvironment>.Names.ShouldBe(["sandbox", "live"]);

    [Fact]
    public void Device_types_keep_their_words() => Wire<DeviceType>.Names.ShouldBe(["battery", "ev_charger", "hvac", "solar_inverter", "vehicle"]);

    [Fact]
    public void Connection_states_keep_their_words() => Wire<ConnectionState>.Names.ShouldBe(["connected", "disconnected"]);

    [Fact]
    public void States_of_credentials_keep_their_words() => Wire<CredentialState>.Names.ShouldBe(["live", "broken"]);

    [Fact]
    public void Sizes_of_buckets_keep_their_words() => Wire<BucketSize>.Names.ShouldBe(["hour", "day"]);

    [Fact]
    public void Units_keep_their_words() => Wire<Unit>.Names.ShouldBe(["percent", "kw", "watts", "kwh", "amps", "volts", "hours", "minutes", "celsius", "fahrenheit"]);

    [Fact]
    public void Commands_keep_their_words() =>
        CommandTable.Rows.Select(row => $"{Wire<DeviceType>.Name(row.Type)}.{row.Verb}").ShouldBe(
        [
            "battery.charge", "battery.discharge", "battery.idle", "battery.auto.balanced", "battery.auto.reserve", "battery.auto.export",
            "ev_charger.charge", "ev_charger.idle",
            "hvac.heat", "hvac.cool", "hvac.auto", "hvac.idle", "hvac.follow_schedule",
        ]);

    [Fact]
    public void Sandbox_outcomes_keep_their_words() =>
        Wire<SandboxOutcome>.Names.ShouldBe(["complete", "reject", "offline", "timeout", "scheduler_active"]);

    [Fact]
    public void Schedules_keep_their_words()
    {
        Wire<ScheduleState>.Names.ShouldBe(["pending", "active", "completed", "cancelled"]);
        Wire<RecurrenceRule>.Names.ShouldBe(["daily", "weekly"]);
        Wire<Weekday>.Names.ShouldBe(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
        Wire<SkipReason>.Names.ShouldBe(["device_busy", "window_open", "missed", "overage", "live_disabled", "disconnected", "capability_changed"]);
    }

    [Fact]
    public void Failures_of_manufacturers_keep_their_words() =>
        Wire<OemFailureReason>.Names.ShouldBe(
            ["unavailable", "bad_answer", "timeout", "asleep", "rate_limited", "offline", "gone", "rejected", "scheduler_active", "credentials_rejected", "mfa_required"]);

    [Fact]
    public void Failures_that_can_be_ordered_keep_their_codes() =>
        FailureCode.All.ShouldBe(
        [
            "NETWORK_ERROR", "SERVICE_UNAVAILABLE", "UNKNOWN_ERROR", "TIMEOUT", "DEVICE_ASLEEP", "RATE_LIMITED",
            "DEVICE_OFFLINE", "DEVICE_NOT_FOUND", "REJECTED", "SCHEDULER_ACTIVE", "INVALID_CREDENTIALS", "MFA_REQUIRED",
        ]);

    [Fact]
    public void Permissions_keep_their_words() =>
        Permission.All.ShouldBe(["devices:read", "devices:write", "devices:delete", "schedules:write", "users:read", "users:write", "link:write", "tokens:issue"]);

    [Fact]
    public void Roles_keep_their_words() => Wire<PersonRole>.Names.ShouldBe(["owner", "developer", "viewer", "operator"]);

    [Fact]
    public void Tiers_keep_their_words() => Wire<OemTier>.Names.ShouldBe(["general", "beta", "preview"]);

    [Fact]
    public void Origins_of_tokens_keep_their_words() => Wire<TokenOrigin>.Names.ShouldBe(["dashboard", "oauth2"]);

    [Fact]
    public void Audit_actions_keep_their_words() =>
        typeof(AuditAction).GetFields().Select(field => (string)field.GetRawConstantValue()!)
            .ShouldBe(["customer.created", "customer.live_enabled", "customer.live_disabled", "key.created", "key.revoked", "customer.tiers_set", "customer.ceilings_set", "app.created", "app.changed", "app.deleted",
                "key.rolled", "key.permissions_set", "key.disabled", "key.enabled", "token.issued", "token.revoked", "key.old_tokens_revoked", "key.all_tokens_revoked", "key.token_secret_rotated",
                "person.invited", "person.link_given", "person.password_chosen", "person.role_changed", "person.removed", "person.signed_in", "person.locked_out",
                "person.password_changed", "person.second_factor_planned", "person.second_factor_begun", "person.second_factor_ended", "person.sessions_ended", "job.run",
                "action.pushed", "action.cancelled", "key.plans_cancelled", "schedule.set", "schedule.deleted", "device.settings_written", "device.added", "device.removed", "account.connected", "account.repaired", "account.disconnected",
                "user.erased", "link_session.created", "sandbox.state_held", "sandbox.failures_ordered", "webhook.created", "webhook.enabled", "webhook.disabled", "webhook.deleted", "webhook.secret_shown", "webhook.secret_rotated", "webhook.replayed", "webhook.tested", "allowance.set",
                "work.hurried", "work.given_up"]);

    [Fact]
    public void Events_keep_their_words() =>
        typeof(EventCatalogue).GetFields().Where(field => field.FieldType == typeof(string)).Select(field => (string)field.GetRawConstantValue()!).ShouldBe(
        [
            "device.connected", "device.reconnected", "device.disconnected", "device.removed", "device.overage", "device.overage_lifted",
            "push.completed", "push.failed", "push.cancelled", "push.reverted", "push.revert_failed",
            "schedule.created", "schedule.updated", "schedule.cancelled", "schedule.slot_failed", "schedule.slot_skipped",
        ]);

    [Fact]
    public void Results_of_deliveries_keep_their_words() => Wire<DeliveryResult>.Names.ShouldBe(
        ["delivered", "http_status", "redirect", "timeout", "dns", "connection", "tls", "address_forbidden", "answer_too_large", "protocol"]);

    [Fact]
    public void Journeys_keep_their_words()
    {
        Wire<JourneyState>.Names.ShouldBe(["pending", "completed", "cancelled", "expired", "error"]);
        Wire<JourneyStep>.Names.ShouldBe(["start", "device_type", "oem", "method", "sign_in", "mfa", "devices", "timezone", "consent", "problem", "ended"]);
        JourneyCode.All.ShouldBe(
        [
            "invalid_credentials", "account_locked", "mfa_required", "invalid_mfa_code", "oem_unavailable", "oem_busy", "no_devices", "device_in_use",
            "account_mismatch", "authorization_denied", "too_many_attempts", "slowed",
            "live_disabled", "oem_not_offered", "user_erased",
        ]);
        JourneyId.Prefix.ShouldBe("lnk");
    }

    [Fact]
    public void Ids_keep_their_prefixes() =>
        new[] { CustomerId.Prefix, PersonId.Prefix, SessionId.Prefix, ApiKeyId.Prefix, AppId.Prefix, TokenId.Prefix, AuditEventId.Prefix, DeviceId.Prefix, CredentialId.Prefix, ErasureId.Prefix, ConsentId.Prefix }
            .ShouldBe(["cus", "per", "ses", "key", "app", "tok", "aud", "dev", "cred", "era", "cons"]);
}
