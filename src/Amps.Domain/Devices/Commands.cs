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

    /// <summary>Every command there is, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } = [.. CommandTable.Rows.Select(row => row.Verb).Distinct(StringComparer.Ordinal)];

    private static readonly FrozenDictionary<DeviceType, IReadOnlyList<string>> ByType =
        Enum.GetValues<DeviceType>().ToFrozenDictionary(type => type, type => (IReadOnlyList<string>)[.. CommandTable.Rows.Where(row => row.Type == type).Select(row => row.Verb)]);

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether any family has the command. What one device takes is said by its <see cref="DeviceDeclaration"/>.</summary>
    public static bool IsKnown(string word) => Known.Contains(word);

    /// <summary>A family's own commands; empty for one that only tells.</summary>
    public static IReadOnlyList<string> Of(DeviceType type) => ByType[type];
}
