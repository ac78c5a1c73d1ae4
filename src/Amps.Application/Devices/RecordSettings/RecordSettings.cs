using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Devices.WriteSettings;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.RecordSettings;

/// <summary>Stores what a settings write brought: the state is stale unless nothing was written for certain, and a lost connection is noted.</summary>
/// <param name="Device">The device.</param>
/// <param name="Keys">What was to be written.</param>
/// <param name="Outcome">The manufacturer's word.</param>
/// <param name="AskedAt">When the call began.</param>
public sealed record RecordSettingsCommand(DeviceId Device, IReadOnlyList<string> Keys, DriverResult<SettingsOutcome> Outcome, DateTimeOffset AskedAt) : ICommand<SettingsUpdate>;

internal sealed class RecordSettingsHandler(IEnvironmentDb db, CredentialKeeper credentials, RequestScope scope, TimeProvider time) : IHandler<RecordSettingsCommand, SettingsUpdate>
{
    public async Task<Result<SettingsUpdate>> Handle(RecordSettingsCommand request, CancellationToken cancellationToken)
    {
        var device = await db.Devices.SingleOrDefaultAsync(row => row.Id == request.Device, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var now = time.Now();
        if (request.Outcome.Failure is not { IsTransient: false }) device.MarkStale(now);
        if (Disconnects(request.Outcome)) await credentials.BreakAsync(device.CredentialId, now, request.AskedAt, cancellationToken);
        db.Audit(scope, AuditAction.SettingsWritten, device.Id.Value, now, ("settings", string.Join(' ', request.Keys)), ("succeeded", request.Outcome.Failure is null && request.Outcome.Value.Failed.Count == 0 ? "true" : "false"));
        return new SettingsUpdate(request.Device, request.Outcome.Failure is null ? [.. request.Keys.Where(request.Outcome.Value.Updated.Contains)] : []);
    }

    private static bool Disconnects(DriverResult<SettingsOutcome> outcome) =>
        outcome.Failure is { } failure ? failure.Disconnects : outcome.Value.Failed.Values.Any(failed => failed.Disconnects);
}
