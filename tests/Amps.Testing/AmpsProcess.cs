using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Api.Hosting;
using Amps.Infrastructure.Persistence;

namespace Amps.Testing;

/// <summary>The product as people start it: the script <c>./run</c> as a process of its own.</summary>
public sealed class AmpsProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private AmpsProcess(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts <c>./run</c> with these words on the given database, without waiting for anything.</summary>
    public static AmpsProcess Start(TestDatabase database, IReadOnlyDictionary<string, string>? environment, params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "run"), words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = database.Folder };
        start.Environment["Amps__Data"] = database.Folder;
        if (TestDatabase.Provider == DatabaseProvider.PostgreSql)
        {
            start.Environment["Database__Provider"] = "PostgreSql";
            start.Environment["ConnectionStrings__Amps"] = database.ConnectionString;
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var started = new AmpsProcess(new Process { StartInfo = start });
        started.process.OutputDataReceived += started.Keep;
        started.process.ErrorDataReceived += started.Keep;
        started.process.Start();
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Starts a server on a free port and waits until it says where it is.</summary>
    public static async Task<(AmpsProcess Server, DemoFacts Demo)> StartServerAsync(TestDatabase database, params string[] words)
    {
        var server = Start(database, environment: null, ["--urls", "http://127.0.0.1:0", .. words]);
        var path = Path.Combine(database.Folder, DemoStart.FileName);
        await Eventually.HoldsAsync(() => server.HasExited || DemoStart.Read(path)?.Pid == server.Id && DemoStart.Read(path)!.Url.Length > 0, "the server says where it is", TimeSpan.FromMinutes(5));
        if (server.HasExited) throw new InvalidOperationException(server.Output);

        return (server, DemoStart.Read(path)!);
    }

    /// <summary>Runs <c>./run</c> to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(TestDatabase database, params string[] words)
    {
        await using var run = Start(database, environment: null, words);
        await run.WaitAsync();
        return (run.ExitCode, run.Output);
    }

    /// <summary>Runs a command of operators, and reads what it prints.</summary>
    public static async Task<JsonNode> AdminAsync(TestDatabase database, params string[] words)
    {
        var (exitCode, output) = await RunAsync(database, ["admin", .. words]);
        return exitCode == 0 ? JsonNode.Parse(output[output.IndexOfAny(['{', '['])..])! : throw new InvalidOperationException(output);
    }

    public void Signal(PosixSignal signal)
    {
        var word = signal switch { PosixSignal.SIGINT => "-INT", PosixSignal.SIGTERM => "-TERM", _ => throw new ArgumentOutOfRangeException(nameof(signal)) };
        using var kill = Process.Start("kill", [word, Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public Task WaitAsync() => process.WaitForExitAsync();

    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
    }
}
