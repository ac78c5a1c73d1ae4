using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;

namespace Amps.Infrastructure.Oems.Simulator.Batteries;

/// <summary>What a battery's settings let it do.</summary>
/// <param name="Floor">In percent: it does not discharge below.</param>
/// <param name="Ceiling">In percent: it does not charge above.</param>
/// <param name="ChargeKw">The most into it.</param>
/// <param name="DischargeKw">The most out of it.</param>
internal sealed record BatteryLimits(double Floor, double Ceiling, double ChargeKw, double DischargeKw)
{
    // What the cells of all models have between them: it makes kilowatts of the settings in amps.
    private const double Volts = 50;

    public static BatteryLimits Of(BatteryModel product, IReadOnlyDictionary<string, SettingValue> settings) => new(
        Math.Max(settings[BatteryModel.DischargeFloor].Number, settings.GetValueOrDefault(BatteryModel.SafetyReserve).Number),
        settings[BatteryModel.ChargeCeiling].Number,
        PowerOf(product, settings, BatteryModel.MaxChargeRate),
        PowerOf(product, settings, BatteryModel.MaxDischargeRate));

    /// <summary>The level at which a charge ends.</summary>
    public double EndOf(BatteryCharge command) => Clamped(Math.Max(command.Target ?? 100, command.Reserve ?? 0));

    /// <summary>The level at which a discharge ends.</summary>
    public double EndOf(BatteryDischarge command) => Clamped(Math.Max(command.Target ?? 0, command.Reserve ?? 0));

    // Where settings contradict each other, the floor wins: what is kept for an outage stays.
    private double Clamped(double level) => Math.Max(Floor, Math.Min(level, Ceiling));

    private static double PowerOf(BatteryModel product, IReadOnlyDictionary<string, SettingValue> settings, string key) =>
        settings.TryGetValue(key, out var amps) ? Math.Min(product.MaxPowerKw, amps.Number * Volts / 1000) : product.MaxPowerKw;
}
