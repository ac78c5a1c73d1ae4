using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>The parameters of the public contract's commands, and which of them cannot be left out.</summary>
public static class CommandParameters
{
    public const string Target = "target";
    public const string Power = "power";
    public const string Reserve = "reserve";
    public const string HeatSetpoint = "heatSetpoint";
    public const string CoolSetpoint = "coolSetpoint";

    /// <summary>Of a command that is sent as it is.</summary>
    public static IReadOnlyDictionary<string, Quantity> None { get; } = new Dictionary<string, Quantity>(StringComparer.Ordinal);

    /// <summary>
    /// The parameters that a request must name and does not; a request that lacks one is malformed (400), whatever the device.
    /// Elsewhere a parameter may be left out, and the device decides.
    /// </summary>
    public static IReadOnlyList<string> Missing(DeviceType type, string command, IReadOnlyDictionary<string, Quantity> parameters) =>
        [.. (CommandTable.Find(type, command)?.Required ?? []).Where(name => !parameters.ContainsKey(name))];
}
