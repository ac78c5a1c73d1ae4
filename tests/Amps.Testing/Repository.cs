using System.ComponentModel;
using System.Diagnostics;

namespace Amps.Testing;

/// <summary>The repository that the tests were built in, and its scripts.</summary>
public static class Repository
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>A file or folder below <c>artifacts</c>, which is not committed.</summary>
    public static string Artifact(params string[] names) => Path.Combine([Root, "artifacts", .. names]);

    /// <summary>Finds a program as a shell does.</summary>
    public static string Program(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists) ?? throw new Win32Exception($"{name} is not installed; ./test installs it.");

    /// <summary>Runs a script of the repository to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, string input, params string[] words)
    {
        using var deadline = new CancellationTokenSource(Patience);
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(Root, script), words)
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Root,
            },
        };
        process.Start();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.StandardInput.WriteAsync(input.AsMemory(), deadline.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static string FindRoot(string folder) => File.Exists(Path.Combine(folder, "Amps.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder)!);
}
