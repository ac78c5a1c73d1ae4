using System.Diagnostics;
using Amps.Application.Common;
using Amps.Application.Devices.ReadDevice;
using Amps.Application.Devices.StockSandbox;
using Amps.Application.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>What an authenticated cached read costs, against an endpoint of the same server that returns the same bytes and does nothing else.</summary>
internal static class CachedReads
{
    private const int Rounds = 10;
    private const int Calls = 2_000;
    private const int Connections = 8;

    public static async Task RunAsync(Bench bench)
    {
        var (customer, key) = await bench.CustomerAsync("Reads");
        var id = "";
        await bench.InSandboxAsync(customer, async services =>
        {
            await services.GetRequiredService<ISender>().Send(new StockSandboxCommand());
            id = (await services.GetRequiredService<IEnvironmentDb>().Devices.FirstAsync(device => device.Vendor == "auron")).Id.Value;
        });
        using var read = bench.Client($"/devices/{id}", key);
        bench.Bare = read.Once();
        using var bare = bench.Client("/bare", key);

        var reads = new List<TimeSpan>();
        var bares = new List<TimeSpan>();
        read.Times(Calls * 3);
        bare.Times(Calls * 3);
        for (var round = 0; round < Rounds; round++)
        {
            bares.AddRange(bare.Times(Calls));
            reads.AddRange(read.Times(Calls));
        }

        Figures.Print("bare endpoint, same bytes, median", bares.MedianMicroseconds(), "µs");
        Figures.Print("authenticated cached read, median", reads.MedianMicroseconds(), "µs");
        Figures.Print("ratio bare/read of the medians (1 would be free)", bares.MedianMicroseconds() / reads.MedianMicroseconds(), "");

        using var me = bench.Client("/me", key);
        me.Times(Calls * 3);
        Figures.Print("GET /me, which reads no database, median", me.Times(Calls * 3).MedianMicroseconds(), "µs");
        await InProcessAsync(bench, customer, id);

        var bareRate = Rates.Of(Connections, _ => bench.Client("/bare", key), Calls * 2);
        var readRate = Rates.Of(Connections, _ => bench.Client($"/devices/{id}", key), Calls * 2);
        Figures.Print("bare endpoint, 8 connections", bareRate, "calls/s");
        Figures.Print("authenticated cached read, 8 connections", readRate, "calls/s");
        Figures.Print("ratio read/bare of the rates", readRate / bareRate, "");
    }

    /// <summary>The same read without HTTP, layer by layer.</summary>
    private static async Task InProcessAsync(Bench bench, Domain.Customers.CustomerId customer, string id)
    {
        var device = Domain.Devices.DeviceId.Trust(id);
        Figures.Print("  of which: scope", await MeasureAsync(() => bench.InSandboxAsync(customer, _ => Task.CompletedTask)), "µs");
        Figures.Print("  of which: scope, context", await MeasureAsync(() => bench.InSandboxAsync(customer, services => Task.FromResult(services.GetRequiredService<IEnvironmentDb>()))), "µs");
        Figures.Print("  of which: scope, context, query", await MeasureAsync(() => bench.InSandboxAsync(customer, services => services.GetRequiredService<IEnvironmentDb>().ReadDeviceAsync(device, default))), "µs");
        Figures.Print("  of which: use case", await MeasureAsync(() => bench.InSandboxAsync(customer, services => services.GetRequiredService<ISender>().Send(new ReadDeviceQuery(id, null, false)))), "µs");
    }

    private static async Task<double> MeasureAsync(Func<Task> once)
    {
        var times = new TimeSpan[Calls * 4];
        for (var i = 0; i < times.Length; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await once();
            times[i] = Stopwatch.GetElapsedTime(started);
        }

        return times.Skip(Calls).MedianMicroseconds();
    }
}
