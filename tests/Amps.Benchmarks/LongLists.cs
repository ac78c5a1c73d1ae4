namespace Amps.Benchmarks;

/// <summary>Whether a page costs the same in a short list and in a long one.</summary>
internal static class LongLists
{
    private const int Short = 1_000;
    private const int Long = 100_000;

    public static async Task RunAsync(Bench bench)
    {
        var few = await StockAsync(bench, "Few", Short);
        var many = await StockAsync(bench, "Many", Long);
        foreach (var path in new[] { "/battery?limit=50", "/battery?limit=50&offset=900", "/battery?limit=50&userId=user-7", "/devices?limit=50", "/battery?limit=50&vendor=auron" })
        {
            using var shortList = bench.Client(path, few);
            using var longList = bench.Client(path, many);
            shortList.Times(300);
            longList.Times(300);
            var shortTimes = new List<TimeSpan>();
            var longTimes = new List<TimeSpan>();
            for (var round = 0; round < 5; round++)
            {
                shortTimes.AddRange(shortList.Times(100));
                longTimes.AddRange(longList.Times(100));
            }

            Figures.Print($"GET {path} of {Short:N0} devices, median", shortTimes.MedianMicroseconds(), "µs");
            Figures.Print($"GET {path} of {Long:N0} devices, median", longTimes.MedianMicroseconds(), "µs");
            Figures.Print("  ratio long/short", longTimes.MedianMicroseconds() / shortTimes.MedianMicroseconds(), "");
        }
    }

    private static async Task<string> StockAsync(Bench bench, string name, int count)
    {
        var (customer, key) = await bench.CustomerAsync(name);
        await Fleet.RegisterAsync(bench, customer, count);
        return key;
    }
}
