namespace Amps.Infrastructure.Oems;

/// <summary>Which manufacturers there are, section <c>Oems</c>.</summary>
public sealed class OemOptions
{
    /// <summary>Registers the Simulator as a live manufacturer too, so that live paths can be built and tested. Development only. The default value is false.</summary>
    public bool SimulatorInLive { get; init; }

    /// <summary>A file to which each command that reaches the Simulator adds a line (handle, serial, verb, instant; tabs between), flushed to disk. For tests that kill the server. The default value is none.</summary>
    public string? SimulatorLog { get; init; }
}
