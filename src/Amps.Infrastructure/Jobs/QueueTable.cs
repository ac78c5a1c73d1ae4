namespace Amps.Infrastructure.Jobs;

/// <summary>A table whose rows are a queue. It has the columns <c>Id</c>, <c>CustomerId</c>, <c>DueAt</c>, <c>LeaseId</c> and <c>LeaseUntil</c>.</summary>
/// <param name="Name">The table.</param>
/// <param name="AtClaim">What else a claim sets, as SQL that begins with a comma; <c>{2}</c> is this instant. May be empty.</param>
/// <param name="Partition">The column of the partition; none where all rows are of one. An index over partition, priority and due time serves the queue.</param>
/// <param name="Priorities">The values of the column <c>Priority</c>, the most urgent first; empty where there is no such column.</param>
internal sealed record QueueTable(string Name, string AtClaim = "", string? Partition = null, params IReadOnlyList<int> Priorities)
{
    /// <summary>Whether all rows of a partition are of one customer.</summary>
    public bool IsOfOneCustomer { get; init; }
}

/// <summary>That a partition has work which is due and which nobody has.</summary>
/// <param name="Partition">Empty where the table has none.</param>
/// <param name="Priority">Of this work; 0 where the table has none.</param>
/// <param name="Oldest">Since when the oldest of it is due.</param>
/// <param name="Customer">Whose it is; empty where a partition is of many.</param>
internal sealed record DueWork(string Partition, int Priority, DateTimeOffset Oldest, string Customer = "");

/// <summary>How many rows of a partition may be taken now.</summary>
/// <param name="Of">The partition.</param>
/// <param name="Workers">How many workers it gets.</param>
/// <param name="IsLate">Whether the work is late.</param>
/// <param name="Each">How many rows each of them may take.</param>
internal sealed record Share(DueWork Of, int Workers, bool IsLate, int Each = 1)
{
    public int Most => Workers * Each;
}

/// <summary>The name of a claim, and from when to when it holds.</summary>
internal sealed record Lease(string Id, DateTimeOffset From, DateTimeOffset Until);

/// <summary>A row that was claimed.</summary>
internal sealed record Claimed(string Id, string CustomerId, string LeaseId, string Partition, DateTimeOffset DueAt);

/// <summary>How much of a queue is due.</summary>
/// <param name="Due">Rows that nobody has.</param>
/// <param name="Leased">Rows that a worker has.</param>
/// <param name="Oldest">Since when the oldest is due that nobody has; none where there is none.</param>
internal sealed record QueueDepth(long Due, long Leased, DateTimeOffset? Oldest);
