using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Oems.Tests.Simulator.Reactions;

/// <summary>Histories that nobody thought of, the same at every run: commands and settings that a model declares, at any second of two days.</summary>
internal static class AnyHistory
{
    public static readonly DateTimeOffset Begin = Sandbox.At("2026-03-01");
    public static readonly DateTimeOffset End = Begin.AddDays(3);

    public static IReadOnlyList<int> Seeds { get; } = [.. Enumerable.Range(0, 60)];

    public static SimulatedHistory Of(SteeredProduct product, int seed, bool withSettings = true)
    {
        var random = new Random(seed);
        var history = SimulatedHistory.Empty;
        foreach (var at in Enumerable.Range(0, random.Next(1, 12)).Select(_ => Begin.AddSeconds(random.Next(2 * 86_400))).Order())
        {
            history = history.With(withSettings && random.Next(3) == 0 && Settings(product, random) is { Count: > 0 } settings
                ? new SettingsWritten(at, settings)
                : new CommandTaken(at, at, Command(product, random), $"act_{at.Ticks}"));
        }

        return history;
    }

    private static DeviceCommand Command(SteeredProduct product, Random random)
    {
        var (verb, declared) = product.Capabilities.Declaration.Commands.OrderBy(command => command.Key, StringComparer.Ordinal).ElementAt(random.Next(product.Capabilities.Declaration.Commands.Count));
        var row = CommandTable.Find(product.Type, verb)!;
        var parameters = declared.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal)
            .Where(parameter => row.Required.Contains(parameter.Key) || random.Next(2) == 0)
            .ToDictionary(parameter => parameter.Key, parameter => Between(parameter.Value.Min, parameter.Value.Max, random), StringComparer.Ordinal);

        // The contract refuses an auto whose setpoints cross.
        if (parameters.TryGetValue("heatSetpoint", out var heat)) parameters["coolSetpoint"] = heat + Between(0.5, 5, random);
        return row.Parse(parameters);
    }

    private static Dictionary<string, SettingValue> Settings(SteeredProduct product, Random random) => product.Capabilities.Declaration.Settings
        .OrderBy(setting => setting.Key, StringComparer.Ordinal)
        .Where(setting => !setting.Value.IsReadOnly && random.Next(2) == 0)
        .ToDictionary(setting => setting.Key, setting => (SettingValue)Between(setting.Value.Bounds!.Min, setting.Value.Bounds.Max, random), StringComparer.Ordinal);

    private static double Between(double min, double max, Random random) => Math.Round(min + (random.NextDouble() * (max - min)), 1);
}
