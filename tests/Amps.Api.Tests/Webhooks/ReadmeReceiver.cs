using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Amps.Testing;

namespace Amps.Api.Tests.Webhooks;

/// <summary>The receiver of ten lines that the README shows, run by Node as it stands there, but on a free port.</summary>
internal sealed class ReadmeReceiver : IDisposable
{
    // Beside the packages, where Node finds them.
    private readonly string script = Repository.Artifact("npm", $"receiver-{Guid.CreateVersion7():N}.mjs");

    // Keeps the port from others until the receiver takes it.
    private readonly TcpListener hold = new(IPAddress.Loopback, 0);

    private Process? process;

    public ReadmeReceiver()
    {
        hold.Start();
        Port = ((IPEndPoint)hold.LocalEndpoint).Port;
    }

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}/hook";

    public async Task StartAsync(string secret)
    {
        var (installed, why) = await Repository.RunAsync("eng/npm-tools", input: "");
        installed.ShouldBe(0, why);
        var code = CodeOf(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md")));
        await File.WriteAllTextAsync(script, code.Replace("4000", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        hold.Dispose();
        process = Process.Start(new ProcessStartInfo(Repository.Program("node"), [script])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["SECRET"] = secret },
        });
        await Eventually.HoldsAsync(ListensAsync, "the receiver listens");
    }

    public Task<string?> ReadLineAsync() => process!.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1));

    public void Dispose()
    {
        hold.Dispose();
        process?.Kill();
        process?.Dispose();
        File.Delete(script);
    }

    private static string CodeOf(string readme) =>
        readme.Split("```js\n").Skip(1).Select(block => block.Split("```")[0]).Single(block => block.Contains("createServer", StringComparison.Ordinal));

    private async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
