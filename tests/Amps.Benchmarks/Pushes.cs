namespace Amps.Benchmarks;

/// <summary>How many pushes a second are accepted and durable, against raw inserts into the same database in the same run.</summary>
internal static class Pushes
{
    private const int Devices = 3_200;
    private const string Later = """{"action":{"command":"charge","parameters":{"target":{"value":80,"unit":"percent"}},"start":"2h"}}""";
    private const string Now = """{"action":{"command":"charge","parameters":{"target":{"value":80,"unit":"percent"}}}}""";

    public static async Task RunAsync(Bench bench)
    {
        var raw = new RawInserts(bench.Database);
        await MeasureAsync(bench, "Warm", Later, 8);
        raw.Rate(8, 200);
        foreach (var connections in new[] { 1, 8, 32 })
        {
            // Before and after, because the disk and the other users of the machine change their minds.
            var before = raw.Rate(connections, Devices / connections);
            var pushes = await MeasureAsync(bench, $"Later{connections}", Later, connections);
            var inserts = (before + raw.Rate(connections, Devices / connections)) / 2;
            Figures.Print($"raw inserts, {connections} connections", inserts, "rows/s");
            Figures.Print($"POST /battery/{{id}} for later, {connections} connections", pushes.PerSecond, "calls/s");
            Figures.Print("  ratio push/raw", pushes.PerSecond / inserts, "");
            Figures.Print("  processor time per push, client and server", pushes.ProcessorMicroseconds, "µs");
        }

        var now = await MeasureAsync(bench, "Now", Now, 8);
        Figures.Print("POST /battery/{id} for now, dispatched meanwhile, 8 connections", now.PerSecond, "calls/s");
        Figures.Print("  of which had reached their devices by then", bench.Sends.Count, "actions");
    }

    /// <summary>One push to each device of a new customer.</summary>
    private static async Task<(double PerSecond, double ProcessorMicroseconds)> MeasureAsync(Bench bench, string name, string body, int connections)
    {
        var (customer, key) = await bench.CustomerAsync(name);
        var devices = await Fleet.RegisterAsync(bench, customer, Devices);
        var each = Devices / connections;
        return Rates.Measure(connections, index => bench.Pusher(devices.Skip(index * each).Take(each), body, key), each);
    }
}
