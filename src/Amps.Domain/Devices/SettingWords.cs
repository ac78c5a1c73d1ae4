using System.Collections.Frozen;

namespace Amps.Domain.Devices;

/// <summary>The settings of the public contract: one vocabulary for all families of devices.</summary>
public static class SettingWords
{
    public const string SafetyReserve = "safety_reserve";
    public const string DischargeFloor = "discharge_floor";
    public const string ChargeCeiling = "charge_ceiling";
    public const string ExportLimit = "export_limit";
    public const string MaxChargeRate = "max_charge_rate";
    public const string MaxDischargeRate = "max_discharge_rate";
    public const string SchedulerEnabled = "scheduler_enabled";

    private static readonly FrozenSet<string> Numbers =
        new[] { SafetyReserve, DischargeFloor, ChargeCeiling, ExportLimit, MaxChargeRate, MaxDischargeRate }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Switches = new[] { SchedulerEnabled }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a setting is on and off, or a number; nothing where no family has it. What one device has is said by its <see cref="DeviceDeclaration"/>.</summary>
    public static bool? IsSwitch(string word) => Switches.Contains(word) ? true : Numbers.Contains(word) ? false : null;
}
