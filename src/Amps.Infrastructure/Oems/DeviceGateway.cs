using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;
using Amps.Infrastructure.Oems.Accounts;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems;

/// <summary>The port's only implementation: find the driver, call it with a good grant, watch how the manufacturer does.</summary>
internal sealed class DeviceGateway(OemCatalog catalog, OemHealthWatch health, IGrants grants) : IDeviceGateway
{
    private delegate Task<DriverResult<DeviceReading>> ReadDevice(IOemDriver driver, OemSession session, OemDevice device, CancellationToken cancellationToken);

    // The one table that joins a device type with the reads of its drivers.
    private static readonly Dictionary<DeviceType, ReadDevice> Reads = new()
    {
        [DeviceType.Battery] = MapFamily<BatteryState>(),
        [DeviceType.EvCharger] = MapFamily<EvChargerState>(),
        [DeviceType.Hvac] = MapFamily<HvacState>(),
        [DeviceType.SolarInverter] = MapFamily<SolarInverterState>(),
        [DeviceType.Vehicle] = MapFamily<VehicleState>(),
    };

    public IReadOnlyList<OemDescription> Oems(AmpsEnvironment environment) => [.. catalog.All(environment).Select(oem => Describe(environment, oem))];

    public async Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(AmpsEnvironment environment, string oem, string account, CancellationToken cancellationToken)
    {
        if (catalog.Find(environment, oem) is not { } found) return new OemFailure(OemFailureReason.Unavailable);

        var devices = await found.DiscoverAsync(new OemSession(account), cancellationToken);
        health.Note(environment, oem, devices.Failure);
        return devices;
    }

    public Task<DriverResult<DeviceReading>> ReadAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken) =>
        CallAsync(environment, target, null, (driver, session, device) => Reads[target.Type](driver, session, device, cancellationToken), cancellationToken);

    public Task<DriverResult<DeviceCommand?>> ReadModeAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken) =>
        CallAsync(environment, target, null, (driver, session, device) => driver is IReadsMode reads
            ? reads.ReadModeAsync(session, device, cancellationToken)
            : Task.FromResult<DriverResult<DeviceCommand?>>((DeviceCommand?)null), cancellationToken);

    public Task<DriverResult<string?>> ReadSchedulerAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken) =>
        CallAsync(environment, target, order, (driver, session, device) => driver is IClearsScheduler clears
            ? clears.ReadSchedulerAsync(session, device, cancellationToken)
            : Task.FromResult<DriverResult<string?>>((string?)null), cancellationToken);

    public Task<DriverResult<OemAnswer>> ApplyAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken) =>
        CallAsync(environment, target, order, (driver, session, device) =>
            CommandCalls.Of(order.Command).Apply(driver, session, device, order.Command, cancellationToken), cancellationToken);

    public Task<DriverResult<OemAnswer>> CheckAsync(
        AmpsEnvironment environment, DeviceTarget target, CommandOrder order, string handle, CancellationToken cancellationToken) =>
        CallAsync(environment, target, order, (driver, session, device) => driver is IChecks checks
            ? checks.CheckAsync(session, device, handle, cancellationToken)
            : throw new InvalidOperationException($"{driver.GetType().Name} has nothing to check."), cancellationToken);

    public Task<DriverResult<CommandEffect>> VerifyAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken) =>
        CallAsync(environment, target, order, (driver, session, device) => driver is IVerifies verifies
            ? verifies.VerifyAsync(session, device, order.Command, cancellationToken)
            : Task.FromResult<DriverResult<CommandEffect>>(CommandEffect.CannotTell), cancellationToken);

    public Task<DriverResult<SettingsOutcome>> WriteSettingsAsync(
        AmpsEnvironment environment, DeviceTarget target, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken) =>
        CallAsync(environment, target, null, (driver, session, device) => driver is IWritesSettings writes
            ? writes.WriteAsync(session, device, settings, cancellationToken)
            : throw new InvalidOperationException($"{driver.GetType().Name} cannot write settings."), cancellationToken);

    public async Task<DriverResult<Done>> ReleaseAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken)
    {
        if (catalog.Find(environment, target.Oem) is not IReleases releases) return default(Done);

        var account = new OemAccount((IOem)releases, new Tenant(environment, target.Customer), target.Account, target.Access);
        var device = new OemDevice(target.OemDeviceId, target.Model);
        return Noted(environment, target.Oem, await grants.CallAsync(account, grant => releases.ReleaseAsync(account.Session(grant), device, cancellationToken), cancellationToken));
    }

    public async Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, string account, AccountAccess? access, CancellationToken cancellationToken)
    {
        if (catalog.Find(tenant.Environment, oem) is not IRevokes revokes) return default(Done);

        var known = new OemAccount((IOem)revokes, tenant, account, access);
        return Noted(tenant.Environment, oem, await grants.CallAsync(known, grant => revokes.RevokeAsync(known.Session(grant), cancellationToken), cancellationToken));
    }

    // Whoever may list an account's devices is let in; every manufacturer can do that.
    public async Task<DriverResult<Done>> CheckAccountAsync(Tenant tenant, string oem, string account, AccountAccess? access, CancellationToken cancellationToken)
    {
        if (catalog.Find(tenant.Environment, oem) is not { } found) return new OemFailure(OemFailureReason.Unavailable);

        var known = new OemAccount(found, tenant, account, access);
        var devices = await grants.CallAsync(known, grant => found.DiscoverAsync(known.Session(grant), cancellationToken), cancellationToken);
        return Noted(tenant.Environment, oem, devices.Failure is { } failure ? failure : default(DriverResult<Done>));
    }

    private DriverResult<Done> Noted(AmpsEnvironment environment, string oem, DriverResult<Done> answer)
    {
        health.Note(environment, oem, answer.Failure);
        return answer;
    }

    private async Task<DriverResult<T>> CallAsync<T>(
        AmpsEnvironment environment, DeviceTarget target, CommandOrder? order, Func<IOemDriver, OemSession, OemDevice, Task<DriverResult<T>>> call, CancellationToken cancellationToken)
    {
        if (catalog.Find(environment, target.Oem) is not { } oem || !oem.Drivers.TryGetValue(target.Type, out var driver))
            return new OemFailure(OemFailureReason.Unavailable);

        var sandbox = environment == AmpsEnvironment.Sandbox ? order?.Sandbox : null;
        var account = new OemAccount(oem, new Tenant(environment, target.Customer), target.Account, target.Access);
        var session = new OemSession(target.Account, account.Tenant, order?.Handle, sandbox, order?.ClearsScheduler ?? false);
        var device = new OemDevice(target.OemDeviceId, target.Model);
        var answer = await grants.CallAsync(account, grant => call(driver, session with { Grant = grant }, device), cancellationToken);

        // A failure that one integrator ordered is no news about the manufacturer.
        if (sandbox is not { OrdersFailure: true } && answer.Failure is not { IsOrdered: true }) health.Note(environment, target.Oem, answer.Failure);
        return answer;
    }

    private OemDescription Describe(AmpsEnvironment environment, IOem oem) => new(
        oem.Manifest.Key,
        oem.Manifest.Name,
        oem.Manifest.Tier,
        [.. oem.Drivers.Keys.Order()],
        oem.Manifest.AuthMethods,
        health.Of(environment, oem.Manifest.Key),
        oem.Manifest.Freshness);

    private static ReadDevice MapFamily<TState>() where TState : DeviceState => async (driver, session, device, cancellationToken) =>
    {
        if (driver is not IReads<TState> reads) throw new InvalidOperationException($"{driver.GetType().Name} cannot read {typeof(TState).Name}.");

        var reading = await reads.ReadAsync(session, device, cancellationToken);
        if (reading.Failure is not null) return reading.Failure;

        return new DeviceReading(reading.Value.State, reading.Value.Settings, driver.Declare(device.Model));
    };
}
