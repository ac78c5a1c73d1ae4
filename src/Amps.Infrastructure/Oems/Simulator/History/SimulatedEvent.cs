using System.Text.Json.Serialization;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator.History;

/// <summary>Something that happened to a simulated device from outside. The discriminators lie in databases: they never change.</summary>
/// <param name="At">When it took effect.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CommandTaken), "command")]
[JsonDerivedType(typeof(SettingsWritten), "settings")]
internal abstract record SimulatedEvent(DateTimeOffset At)
{
    public abstract Situation Change(Situation before);
}

/// <summary>A command took effect.</summary>
/// <param name="At">When.</param>
/// <param name="AcceptedAt">When the manufacturer accepted it.</param>
/// <param name="Command">Which.</param>
/// <param name="Handle">The idempotency handle that came with it.</param>
internal sealed record CommandTaken(DateTimeOffset At, DateTimeOffset AcceptedAt, DeviceCommand Command, string? Handle) : SimulatedEvent(At)
{
    public override Situation Change(Situation before) => before with { Command = Command };
}

/// <summary>Settings were written.</summary>
/// <param name="At">When.</param>
/// <param name="Settings">Those that were; the others stay.</param>
internal sealed record SettingsWritten(DateTimeOffset At, IReadOnlyDictionary<string, SettingValue> Settings) : SimulatedEvent(At)
{
    public override Situation Change(Situation before)
    {
        var settings = new Dictionary<string, SettingValue>(before.Settings, StringComparer.Ordinal);
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        return before with { Settings = settings };
    }
}
