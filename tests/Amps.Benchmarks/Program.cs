using Amps.Benchmarks;

if (args is [Millions.ServerWord, .. var rest])
{
    await Millions.ServeAsync(rest);
    return;
}

// Each line is a figure of docs/benchmarks.md. Words choose some of them.
(string Word, Func<Bench, Task> RunAsync)[] parts =
[
    ("reads", CachedReads.RunAsync),
    ("lists", LongLists.RunAsync),
    ("pushes", Pushes.RunAsync),
    ("dispatch", Dispatches.RunAsync),
    ("million", Millions.RunAsync),
    ("deliveries", Deliveries.RunAsync),
    ("journeys", Journeys.RunAsync),
    ("pages", Pages.RunAsync),
];
foreach (var part in parts.Where(part => args.Length == 0 || args.Contains(part.Word, StringComparer.Ordinal)))
{
    await using var bench = await Bench.StartAsync();
    await part.RunAsync(bench);
}
