using System.ComponentModel.DataAnnotations;

namespace Amps.Infrastructure.Jobs;

/// <summary>How many actions are worked on at the same time, section <c>Dispatch</c>. Counted per environment and node: two nodes do twice as much.</summary>
public sealed class DispatchOptions
{
    /// <summary>Actions in all. The default value is 64.</summary>
    [Range(1, 1000, ErrorMessage = "Dispatch:Workers must be from 1 to 1000.")]
    public int Workers { get; init; } = 64;

    /// <summary>Actions of one manufacturer; with a quarter of all, three that hang leave room for the others. The default value is 16.</summary>
    [Range(1, 1000, ErrorMessage = "Dispatch:PerManufacturer must be from 1 to 1000.")]
    public int PerManufacturer { get; init; } = 16;
}
