using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Simulator.Physics;

namespace Amps.Infrastructure.Oems.Simulator.History;

/// <summary>All that a simulated device goes on from until the next event: what happened before counts only through it.</summary>
/// <param name="Since">When it began.</param>
/// <param name="Value">The one quantity that the device's past is remembered by, as it was then: a level, a temperature, an energy.</param>
/// <param name="Command">What it is told to do; none while nobody ever told it anything.</param>
/// <param name="Settings">In force since then, all that the device has.</param>
internal sealed record Situation(DateTimeOffset Since, double Value, DeviceCommand? Command, IReadOnlyDictionary<string, SettingValue> Settings)
{
    /// <summary>Hours since it began; none for an instant before it.</summary>
    public double HoursUntil(DateTimeOffset instant) => instant <= Since ? 0 : (instant - Since).Ticks / (double)TimeSpan.TicksPerHour;
}

/// <summary>How the remembered quantity of one device goes on: a pure function, exact at every instant, without steps.</summary>
internal interface ICourse
{
    /// <summary>Of a device that nobody ever told anything.</summary>
    Situation Untouched { get; }

    /// <summary>The quantity at an instant, and its change per hour.</summary>
    Motion At(Situation situation, DateTimeOffset instant);
}
