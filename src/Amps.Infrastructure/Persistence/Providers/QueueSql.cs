using System.Globalization;
using System.Text;
using Amps.Infrastructure.Jobs;

namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>The statements on a queue, for servers with <c>limit</c> and <c>returning</c>. An index over partition, priority and due time answers each part, however long the queue is.</summary>
/// <param name="table">With its schema, where there is one.</param>
/// <param name="queue">Its columns.</param>
/// <param name="locking">How rows that another node is taking are passed over.</param>
/// <param name="among">How a row is found among those of a query that must run once.</param>
internal sealed class QueueSql(string table, QueueTable queue, string locking = "", string among = "in (")
{
    private const string Free = """("LeaseUntil" is null or "LeaseUntil" <= {0})""";

    private string? findDue;
    private string? measure;

    private string PartitionName => queue.Partition is null ? "''" : $"\"{queue.Partition}\"";

    /// <summary>Finds who has due work. Parameter: this instant.</summary>
    public string FindDue => findDue ??= $"""
        {Partitions()}
        select "Partition", "Priority", "Oldest", "Customer" from (
        {string.Join("\nunion all\n", Priorities().Select(Oldest))}
        ) due where "Oldest" is not null
        """;

    /// <summary>Measures what is due. Parameter: this instant.</summary>
    public string Measure => measure ??= $"""
        {Partitions()}
        select cast(coalesce(sum("Due"), 0) as bigint) as "Due", cast(coalesce(sum("Leased"), 0) as bigint) as "Leased", min("Oldest") as "Oldest" from (
        {string.Join("\nunion all\n", Priorities().Select(Depth))}
        ) depths
        """;

    /// <summary>Takes rows. Parameters: the lease, its end, this instant, then of each share its partition and its most rows.</summary>
    public string Claim(IReadOnlyList<Share> shares)
    {
        var parts = shares.Select((share, at) => Part(share.Of.Priority, 3 + 2 * at));
        return $$"""
            update {{table}} set "LeaseId" = {0}, "LeaseUntil" = {1}{{queue.AtClaim}}
            where "Id" {{among}}
            {{string.Join("\nunion all\n", parts)}}
            {{new string(')', among.Count(letter => letter == '('))}}
            returning "Id", "CustomerId", "LeaseId", {{PartitionName}} as "Partition", "DueAt"
            """;
    }

    /// <summary>Ends all leases. Parameter: this instant.</summary>
    public string ReleaseLeases() => $$"""
        update {{table}} set "LeaseUntil" = {0} where "Id" in (
        {{Partitions()}}
        {{string.Join("\nunion all\n", Priorities().Select(Leased))}}
        )
        """;

    // Hops from one partition to the next in the index: as many steps as there are partitions, not rows.
    private string Partitions() => queue.Partition is null
        ? "with partitions(name) as (select '')"
        : $"""
            with recursive partitions(name) as (
                select min({PartitionName}) from {table} where "DueAt" is not null
                union all
                select (select min({PartitionName}) from {table} where "DueAt" is not null and {PartitionName} > partitions.name) from partitions where partitions.name is not null)
            """;

    private string Oldest(int priority) => $$"""
        select name as "Partition", {{Number(priority)}} as "Priority", (select "DueAt" from {{table}} where {{Of("partitions.name", priority)}} and "DueAt" <= {0} and {{Free}} order by "DueAt" limit 1) as "Oldest", {{Customer(priority)}} as "Customer"
        from partitions where name is not null
        """;

    private string Customer(int priority) => queue.IsOfOneCustomer
        ? $"""coalesce((select "CustomerId" from {table} where {Of("partitions.name", priority)} and "DueAt" is not null limit 1), '')"""
        : "''";

    private string Depth(int priority) => $$"""
        select (select count(*) from {{table}} where {{Of("partitions.name", priority)}} and "DueAt" <= {0} and {{Free}}) as "Due",
            (select count(*) from {{table}} where {{Of("partitions.name", priority)}} and "DueAt" <= {0} and "LeaseUntil" > {0}) as "Leased",
            (select min("DueAt") from {{table}} where {{Of("partitions.name", priority)}} and "DueAt" <= {0} and {{Free}}) as "Oldest"
        from partitions where name is not null
        """;

    // What has a lease was due when it was claimed.
    private string Leased(int priority) => $$"""
        select {{table}}."Id" from partitions cross join {{table}} where {{Of("partitions.name", priority)}} and "DueAt" <= {0} and "LeaseUntil" > {0}
        """;

    private string Part(int priority, int at) => $$"""
        select "Id" from (select "Id" from {{table}} where {{Of($"{{{Number(at)}}}", priority)}} and "DueAt" <= {2} and {{Free.Replace("{0}", "{2}", StringComparison.Ordinal)}} order by "DueAt" limit {{{Number(at + 1)}}} {{locking}}) part{{Number(at)}}
        """;

    private string Of(string partition, int priority)
    {
        var condition = new StringBuilder(queue.Partition is null ? $"{partition} = ''" : $"{PartitionName} = {partition}");
        if (queue.Priorities.Count > 0) condition.Append(CultureInfo.InvariantCulture, $" and \"Priority\" = {priority}");
        return condition.ToString();
    }

    private IReadOnlyList<int> Priorities() => queue.Priorities.Count == 0 ? [0] : queue.Priorities;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
