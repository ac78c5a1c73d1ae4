using System.Globalization;
using System.Text;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>Notes each command that reaches the Simulator, so that a test can count them whatever became of the process that sent them.</summary>
internal interface ISimulatedLog
{
    /// <summary>Notes one; it is on the disk when this returns.</summary>
    void Reached(string? handle, string serial, string verb, DateTimeOffset at);
}

/// <summary>Notes nothing.</summary>
internal sealed class NoSimulatedLog : ISimulatedLog
{
    public void Reached(string? handle, string serial, string verb, DateTimeOffset at)
    {
    }
}

/// <summary>Appends to a file, outside of the databases: a crash takes back what those had not committed, and what had reached us stays.</summary>
/// <param name="path">One for each process. A line: handle, serial, verb, instant, between tabs; a missing handle is a dash.</param>
internal sealed class FileSimulatedLog(string path) : ISimulatedLog
{
    private readonly string file = InItsFolder(path);
    private readonly Lock gate = new();

    public void Reached(string? handle, string serial, string verb, DateTimeOffset at)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{handle ?? "-"}\t{serial}\t{verb}\t{at.UtcDateTime:O}\n");
        lock (gate)
        {
            using var stream = new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(Encoding.UTF8.GetBytes(line));
            stream.Flush(flushToDisk: true);
        }
    }

    private static string InItsFolder(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
