using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Oems.Tests.Simulator.Reactions;

/// <summary>Histories as sentences.</summary>
internal static class Told
{
    public static SimulatedHistory At(string instant, DeviceCommand command) => SimulatedHistory.Empty.ThenAt(instant, command);

    public static SimulatedHistory Set(string instant, string key, double value) => SimulatedHistory.Empty.ThenSet(instant, key, value);

    public static SimulatedHistory ThenAt(this SimulatedHistory history, string instant, DeviceCommand command) =>
        history.With(new CommandTaken(Sandbox.At(instant), Sandbox.At(instant), command, null));

    public static SimulatedHistory ThenSet(this SimulatedHistory history, string instant, string key, double value) =>
        history.With(new SettingsWritten(Sandbox.At(instant), new Dictionary<string, SettingValue>(StringComparer.Ordinal) { [key] = value }));
}
