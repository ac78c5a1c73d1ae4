using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Oems.Tests.Contract;

/// <summary>Reads a driver by the type of its device, for tests that hold for every family.</summary>
internal static class AnyDriver
{
    public static bool ReadsItsFamily(this IOemDriver driver, DeviceType type) => type switch
    {
        DeviceType.Battery => driver is IReads<BatteryState>,
        DeviceType.EvCharger => driver is IReads<EvChargerState>,
        DeviceType.Hvac => driver is IReads<HvacState>,
        DeviceType.SolarInverter => driver is IReads<SolarInverterState>,
        DeviceType.Vehicle => driver is IReads<VehicleState>,
    };

    public static Task<AnyReading> ReadAnyAsync(
        this IOemDriver driver, DeviceType type, OemSession session, OemDevice device, CancellationToken cancellationToken = default) => type switch
    {
        DeviceType.Battery => ReadAsync<BatteryState>(driver, session, device, cancellationToken),
        DeviceType.EvCharger => ReadAsync<EvChargerState>(driver, session, device, cancellationToken),
        DeviceType.Hvac => ReadAsync<HvacState>(driver, session, device, cancellationToken),
        DeviceType.SolarInverter => ReadAsync<SolarInverterState>(driver, session, device, cancellationToken),
        DeviceType.Vehicle => ReadAsync<VehicleState>(driver, session, device, cancellationToken),
    };

    private static async Task<AnyReading> ReadAsync<TState>(IOemDriver driver, OemSession session, OemDevice device, CancellationToken cancellationToken)
        where TState : DeviceState
    {
        var reading = (await ((IReads<TState>)driver).ReadAsync(session, device, cancellationToken)).Value;
        return new(reading.State, reading.Settings);
    }
}

internal sealed record AnyReading(DeviceState State, IReadOnlyDictionary<string, SettingValue> Settings);
