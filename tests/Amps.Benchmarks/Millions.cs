using System.Diagnostics;
using System.Globalization;
using Amps.Api.Hosting;
using Amps.Application.Common;
using Amps.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>Whether what lies in the future costs anything now: start, memory, idling and an immediate push with 1,000 and with 1,000,000 scheduled actions.</summary>
internal static class Millions
{
    /// <summary>The word that makes a process of this program the server that is measured.</summary>
    public const string ServerWord = "measured-server";

    private const int Devices = 1_000;
    private const int Pushes = 200;
    private const string Now = """{"action":{"command":"idle"}}""";

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(15);

    public static async Task RunAsync(Bench bench)
    {
        var (customer, key) = await bench.CustomerAsync("Millions");
        var devices = await Fleet.RegisterAsync(bench, customer, Devices);
        var start = bench.Services.GetRequiredService<TimeProvider>().Now() + TimeSpan.FromDays(20);
        var planned = 0;
        foreach (var count in new[] { 1_000, 1_000_000 })
        {
            await Fleet.PlanAsync(bench, customer, devices, Enumerable.Range(planned, count - planned).Select(index => start.AddMilliseconds(index)));
            var half = devices.Skip(planned == 0 ? 0 : Devices / 2).Take(Pushes).ToList();
            planned = count;
            Figures.Print($"{count:N0} scheduled actions: from a push to its device, median", await PushAsync(bench, half, key), "ms");
            await MeasureServerAsync(bench);
        }
    }

    /// <summary>Starts a server on what is in the database, and prints what it costs.</summary>
    public static async Task ServeAsync(string[] arguments)
    {
        await using var app = AmpsHost.Build(arguments);
        await AmpsHost.PrepareAsync(app);
        await app.StartAsync();
        using var self = Process.GetCurrentProcess();
        var started = TimeProvider.System.GetUtcNow() - new DateTimeOffset(self.StartTime);
        await Eventually.WaitAsync(TimeSpan.FromSeconds(5));
        self.Refresh();
        var busy = self.TotalProcessorTime;
        await Eventually.WaitAsync(Idle);
        self.Refresh();
        var idling = (self.TotalProcessorTime - busy) / Idle;
        GC.Collect();
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{ServerWord} {started.TotalMilliseconds} {idling * 100} {GC.GetTotalMemory(forceFullCollection: true) / 1e6} {self.WorkingSet64 / 1e6}"));
        await app.StopAsync();
    }

    private static async Task MeasureServerAsync(Bench bench)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Millions).Assembly.Location, ServerWord, .. Bench.Arguments(bench.Database)]) { RedirectStandardOutput = true, UseShellExecute = false };
        using var server = Process.Start(start)!;
        var output = await server.StandardOutput.ReadToEndAsync();
        await server.WaitForExitAsync();
        var figures = output.Split('\n').Single(line => line.StartsWith(ServerWord, StringComparison.Ordinal)).Split(' ')[1..]
            .Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToList();
        Figures.Print("  start of a process until it listens (not compiled ahead)", figures[0], "ms");
        Figures.Print("  a core's time while idle", figures[1], "%");
        Figures.Print("  managed heap", figures[2], "MB");
        Figures.Print("  working set", figures[3], "MB");
    }

    private static async Task<double> PushAsync(Bench bench, IReadOnlyList<Domain.Devices.Device> devices, string key)
    {
        var time = bench.Services.GetRequiredService<TimeProvider>();
        using var client = bench.Pusher(devices, Now, key);
        var took = new List<TimeSpan>();
        for (var i = 0; i < devices.Count; i++)
        {
            bench.Sends.Forget();
            var pushed = time.GetUtcNow();
            client.Once();
            await Eventually.HoldsAsync(() => bench.Sends.Count > 0, "the push has reached its device");
            took.Add(bench.Sends.All.Values.First() - pushed);
        }

        return took.MedianMicroseconds() / 1_000;
    }
}
