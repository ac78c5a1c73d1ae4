using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Amps.Domain.Schedules;
using Amps.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Ports;

/// <summary>The data of one customer in one environment: the scope decides which, and nothing else is visible through it.</summary>
public interface IEnvironmentDb
{
    DbSet<Device> Devices { get; }

    DbSet<Credential> Credentials { get; }

    /// <summary>To what end users said yes.</summary>
    DbSet<Consent> Consents { get; }

    DbSet<HistoryEntry> History { get; }

    DbSet<HistoryRollUp> HistoryRollUps { get; }

    DbSet<HistoryProgress> HistoryProgress { get; }

    DbSet<SandboxStock> SandboxStocks { get; }

    DbSet<DeviceAction> Actions { get; }

    DbSet<Schedule> Schedules { get; }

    DbSet<IdempotencyRecord> IdempotencyRecords { get; }

    /// <summary>What customers hear of. Written by the save itself, from what <see cref="Announcing"/> entities announced.</summary>
    DbSet<WebhookMessage> Messages { get; }

    /// <summary>What devices that are gone still owe.</summary>
    DbSet<DeviceRemoval> DeviceRemovals { get; }

    /// <summary>The end users who are to be forgotten.</summary>
    DbSet<UserErasure> UserErasures { get; }
    DbSet<WebhookEndpoint> Endpoints { get; }

    DbSet<WebhookDelivery> Deliveries { get; }

    DbSet<WebhookAttempt> Attempts { get; }

    /// <summary>How many devices the customer may use. Only live has any; its saves themselves mark the devices beyond them (see <c>DeviceRanks</c>).</summary>
    DbSet<Allowance> Allowances { get; }

    /// <summary>End users' ways through the pages that connect devices.</summary>
    DbSet<Journey> Journeys { get; }

    /// <summary>What journeys still have to give back at manufacturers.</summary>
    DbSet<UnlinkedGrant> UnlinkedGrants { get; }

    /// <summary>Who changed what in this environment.</summary>
    DbSet<AuditEvent> AuditEvents { get; }

    /// <summary>Forgets what was loaded and changed, so that a use case can begin anew after it lost a race.</summary>
    void Forget();

    /// <summary>The hot path of reads: one query by primary key, compiled, not tracked.</summary>
    Task<DeviceRow?> ReadDeviceAsync(DeviceId id, CancellationToken cancellationToken);

    /// <summary>The hot path of pushes: loads a device of a type to change it, compiled.</summary>
    Task<Device?> FindDeviceAsync(DeviceId id, DeviceType type, CancellationToken cancellationToken);

    /// <summary>The other half of it: loads the pushes in force and queued on a device, to change them.</summary>
    Task<IReadOnlyList<DeviceAction>> FindPushesAsync(DeviceId id, CancellationToken cancellationToken);

    /// <summary>Carries out a statement that changes or deletes rows without loading them, when its turn has come: after those for whom somebody waits.</summary>
    Task<int> WriteInTurnAsync(Func<Task<int>> write, CancellationToken cancellationToken);

    /// <summary>The hot path of dispatch: loads an action to change it, as long as the lease is the one that was claimed, compiled.</summary>
    Task<DeviceAction?> FindClaimedAsync(ActionId id, string lease, CancellationToken cancellationToken);

    Task<int> SaveChangesAsync(CancellationToken cancellationToken);
}

/// <summary>A device with its newest action and its schedule, as reads show them.</summary>
public sealed record DeviceRow(Device Device, LastAction? LastAction, CurrentSchedule? Schedule);

/// <summary>What a device's read shows of an action; no more is read from the database.</summary>
public sealed record LastAction(
    ActionId Id, string Command, ActionState State, string? ErrorCode, string? ErrorMessage, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>What a device's read shows of its schedule.</summary>
public sealed record CurrentSchedule(ScheduleId Id, ScheduleState State, DateTimeOffset? NextFireAt);
