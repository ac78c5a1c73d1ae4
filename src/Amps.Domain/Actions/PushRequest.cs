using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Actions;

/// <summary>What a client asks of a device, as it was written: readable, but not yet held against the device.</summary>
/// <param name="Command">A word of <see cref="Commands"/>.</param>
/// <param name="Parameters">In the client's order, which decides which of several wrong ones is named; empty where there are none.</param>
/// <param name="Start">A time as <see cref="PlantTime"/> reads it.</param>
/// <param name="End">A time as <see cref="PlantTime"/> reads it.</param>
/// <param name="OnConflict">What to do about a push that is there already.</param>
/// <param name="Sandbox">How a simulated device is to behave; none in live.</param>
public sealed record PushRequest(
    string Command,
    IReadOnlyDictionary<string, Quantity> Parameters,
    string? Start = null,
    string? End = null,
    ConflictStrategy? OnConflict = null,
    SandboxControls? Sandbox = null)
{
    /// <summary>
    /// The shape that the given times ask for, readable or not. An <c>end</c> alone counts as windowed: a device without windows
    /// refuses it as such, since the missing <c>start</c> would not help there; any other says that the <c>start</c> is missing.
    /// </summary>
    public ExecutionShape Shape => (Start, End) switch
    {
        (null, null) => ExecutionShape.Immediate,
        (_, null) => ExecutionShape.Scheduled,
        (_, _) => ExecutionShape.Windowed,
    };
}
