using System.Collections.Frozen;

namespace Amps.Domain.Devices;

/// <summary>The commands of the public contract: one vocabulary for all families of devices.</summary>
public static class Commands
{
    public const string Charge = "charge";
    public const string Discharge = "discharge";
    public const string Idle = "idle";
    public const string AutoBalanced = "auto.balanced";
    public const string AutoReserve = "auto.reserve";
    public const string AutoExport = "auto.export";
    public const string Heat = "heat";
    public const string Cool = "cool";
    public const string Auto = "auto";
    public const string FollowSchedule = "follow_schedule";

    /// <summary>The longest word; the databases' columns are made from it.</summary>
    public const int MaxLength = 32;

    private static readonly IReadOnlyList<string> OfBatteries = [Charge, Discharge, Idle, AutoBalanced, AutoReserve, AutoExport];
    private static readonly IReadOnlyList<string> OfChargers = [Charge, Idle];
    private static readonly IReadOnlyList<string> OfHvac = [Heat, Cool, Auto, Idle, FollowSchedule];

    /// <summary>Every command there is, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfBatteries.Union(OfChargers, StringComparer.Ordinal).Union(OfHvac, StringComparer.Ordinal)];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether any family has the command. What one device takes is said by its <see cref="DeviceDeclaration"/>.</summary>
    public static bool IsKnown(string word) => Known.Contains(word);

    /// <summary>A family's own commands; empty for one that only tells.</summary>
    public static IReadOnlyList<string> Of(DeviceType type) => type switch
    {
        DeviceType.Battery => OfBatteries,
        DeviceType.EvCharger => OfChargers,
        DeviceType.Hvac => OfHvac,
        DeviceType.SolarInverter or DeviceType.Vehicle => [],
    };
}
