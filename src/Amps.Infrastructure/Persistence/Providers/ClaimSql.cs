namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>The statement that takes due actions, for servers with <c>limit</c> and <c>returning</c>.</summary>
internal static class ClaimSql
{
    /// <summary>Parameters: the lease, its end, this instant, the most rows. Does what <see cref="Domain.Actions.DeviceAction.Claim"/> does.</summary>
    /// <param name="table">With its schema, where there is one.</param>
    /// <param name="locking">How rows that another node is taking are passed over.</param>
    public static string For(string table, string locking = "") => $$"""
        update {{table}} set
            "Mishaps" = "Mishaps" + case when "LeaseId" is null then 0 else 1 end,
            "Attempts" = "Attempts" + 1,
            "LeaseId" = {0},
            "LeaseUntil" = {1},
            "AcknowledgedAt" = case when "State" in ('scheduled', 'acknowledged') then coalesce("AcknowledgedAt", {2}) else "AcknowledgedAt" end,
            "State" = case when "State" = 'scheduled' then 'acknowledged' else "State" end,
            "UpdatedAt" = {2}
        where "Id" in (
            select "Id" from {{table}}
            where "DueAt" <= {2} and ("LeaseUntil" is null or "LeaseUntil" <= {2})
            order by "Priority", "DueAt" limit {3} {{locking}})
        returning "Id", "CustomerId", "LeaseId"
        """;
}
