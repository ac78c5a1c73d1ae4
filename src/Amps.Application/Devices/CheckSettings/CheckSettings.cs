using Amps.Application.Allowances;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.CheckSettings;

/// <summary>Finds out whether settings may be written to a device now, all of them or none.</summary>
public sealed record CheckSettingsQuery(string DeviceId, DeviceType Type, IReadOnlyDictionary<string, SettingRequest> Settings) : IQuery<SettingsOrder>;

/// <summary>They may: where they go.</summary>
public sealed record SettingsOrder(DeviceId Device, DeviceTarget Target);

internal sealed class CheckSettingsHandler(IEnvironmentDb db) : IHandler<CheckSettingsQuery, SettingsOrder>
{
    public async Task<Result<SettingsOrder>> Handle(CheckSettingsQuery request, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<DeviceId>(request.DeviceId, out var id)) return DeviceFailures.NotFound;

        var device = await db.Devices.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Type == request.Type, cancellationToken);
        var target = device is null ? null : await db.TargetAsync(id, cancellationToken);
        if (device is null || target is null) return DeviceFailures.NotFound;
        if (device.Overage) return DeviceFailures.Overage(await db.FindOverageAsync(device, cancellationToken));
        if (SettingsCheck.Check(device.Type, device.Declaration, request.Settings) is { } refusal) return refusal;

        var inFlight = await db.Actions.AsNoTracking().Where(action => action.DeviceId == id && action.Lane != null && action.State == ActionState.Acknowledged)
            .OrderBy(action => action.Id).Select(action => action.Id).ToListAsync(cancellationToken);
        if (inFlight.Count > 0) return ConflictFailures.InProgress(inFlight);

        if (device.Connection == ConnectionState.Disconnected)
            return SettingFailures.Of(new OemFailure(OemFailureReason.CredentialsRejected), [.. request.Settings.Keys], device.Vendor, id)!;

        return new SettingsOrder(id, target);
    }
}
