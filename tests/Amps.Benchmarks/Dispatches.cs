using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>How late 10,000 actions of one minute reach their devices.</summary>
internal static class Dispatches
{
    private const int Count = 10_000;

    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Bench bench)
    {
        await RunAsync(bench, "spread over the minute", TimeSpan.FromMinutes(1));
        await RunAsync(bench, "all at the same instant", TimeSpan.Zero);
    }

    private static async Task RunAsync(Bench bench, string what, TimeSpan spread)
    {
        var (customer, _) = await bench.CustomerAsync(what);
        var devices = await Fleet.RegisterAsync(bench, customer, Count);
        bench.Sends.Forget();
        var first = bench.Services.GetRequiredService<TimeProvider>().Now() + Ahead;
        await Fleet.PlanAsync(bench, customer, devices, Enumerable.Range(0, Count).Select(index => first + spread * index / Count));
        if (bench.Sends.Count > 0) throw new InvalidOperationException("Loading took too long: the first actions are due already.");

        await Eventually.HoldsAsync(() => bench.Sends.Count == Count, "every action has reached its device", Patience);
        var late = await LatenessAsync(bench, customer);
        Figures.Print($"{Count:N0} actions {what}: lateness, median", late.Percentile(0.5), "ms");
        Figures.Print("  95 of 100 within", late.Percentile(0.95), "ms");
        Figures.Print("  99 of 100 within", late.Percentile(0.99), "ms");
        Figures.Print("  all within", late[^1], "ms");
    }

    private static async Task<IReadOnlyList<double>> LatenessAsync(Bench bench, Domain.Customers.CustomerId customer)
    {
        IReadOnlyList<double> late = [];
        await bench.InSandboxAsync(customer, async services =>
        {
            var starts = await services.GetRequiredService<IEnvironmentDb>().Actions.Select(action => new { action.Id, action.Start }).ToListAsync();
            late = [.. starts.Select(action => (bench.Sends.All[action.Id.Value] - action.Start!.Value).TotalMilliseconds).Order()];
        });
        return late;
    }
}
