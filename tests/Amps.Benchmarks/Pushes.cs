namespace Amps.Benchmarks;

/// <summary>How many pushes a second are accepted and durable, against raw inserts into the same database in the same run.</summary>
internal static class Pushes
{
    private const int Devices = 8_000;
    private const string Later = """{"action":{"command":"charge","parameters":{"target":{"value":80,"unit":"percent"}},"start":"2h"}}""";
    private const string Now = """{"action":{"command":"charge","parameters":{"target":{"value":80,"unit":"percent"}}}}""";

    public static async Task RunAsync(Bench bench)
    {
        var raw = new RawInserts(bench.Database);
        await RateAsync(bench, "Warm", Later, 8);
        raw.Rate(8, 500);
        foreach (var connections in new[] { 1, 8, 32 })
        {
            var before = raw.Rate(connections, Devices / connections);
            var pushes = await RateAsync(bench, $"Later{connections}", Later, connections);
            var after = raw.Rate(connections, Devices / connections);
            Figures.Print($"raw inserts, {connections} connections", (before + after) / 2, "rows/s");
            Figures.Print($"POST /battery/{{id}} for later, {connections} connections", pushes, "calls/s");
            Figures.Print("  ratio push/raw", pushes / ((before + after) / 2), "");
        }

        Figures.Print("POST /battery/{id} for now, dispatched meanwhile, 8 connections", await RateAsync(bench, "Now", Now, 8), "calls/s");
        Figures.Print("  of which had reached their devices by then", bench.Sends.Count, "actions");
    }

    /// <summary>One push to each device of a new customer.</summary>
    private static async Task<double> RateAsync(Bench bench, string name, string body, int connections)
    {
        var (customer, key) = await bench.CustomerAsync(name);
        var devices = await Fleet.RegisterAsync(bench, customer, Devices);
        var each = Devices / connections;
        return Rates.Of(connections, index => bench.Pusher(devices.Skip(index * each).Take(each), body, key), each);
    }
}
