using System.ComponentModel.DataAnnotations;

namespace Amps.Api.Hosting;

/// <summary>How the server stops, section <c>Shutdown</c>.</summary>
internal sealed class ShutdownOptions
{
    /// <summary>
    /// How long it may take to answer the calls in flight, and to finish what is being sent to manufacturers; what has not begun is given back at once.
    /// A call to a manufacturer takes 20 s at most. The default value is 5 s in Development and 40 s elsewhere.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Shutdown:Drain must be from 00:00:01 to 00:10:00.")]
    public TimeSpan? Drain { get; init; }
}
