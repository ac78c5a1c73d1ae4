using Amps.Benchmarks;

// Each line is a figure of docs/benchmarks.md. Words choose some of them: `reads`, `lists`.
await using var bench = await Bench.StartAsync();
if (args.Length == 0 || args.Contains("reads", StringComparer.Ordinal)) await CachedReads.RunAsync(bench);
if (args.Length == 0 || args.Contains("lists", StringComparer.Ordinal)) await LongLists.RunAsync(bench);
