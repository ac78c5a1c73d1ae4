using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Amps.Application.Ports;

namespace Amps.Infrastructure.Jobs;

/// <summary>This process among those that share the databases.</summary>
/// <param name="Id">Machine, process and start: two processes never have the same.</param>
/// <param name="Version">Of the server.</param>
/// <param name="Runs">The queues that it works off, and <see cref="NodeRead.Timetable"/> where it runs recurring jobs.</param>
internal sealed record Node(string Id, string Version, IReadOnlyList<string> Runs)
{
    public static Node Make(IEnumerable<IWorkKind> kinds, JobOptions options) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}"),
        Assembly.GetExecutingAssembly().GetName().Version!.ToString(3),
        [.. kinds.Select(kind => kind.Queue.Name), .. options.Timetable ? [NodeRead.Timetable] : Array.Empty<string>()]);
}
