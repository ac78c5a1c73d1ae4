using Amps.Application.Ports;
using Amps.Infrastructure.Persistence;
using Amps.Testing;

namespace Amps.Application.Tests.Audit;

/// <summary>What the databases themselves refuse.</summary>
public sealed class AuditGuardTests : AuditScene
{
    private static string Long => TestDatabase.Provider == DatabaseProvider.PostgreSql ? "now() - interval '3 years'" : "(unixepoch() - 3 * 365 * 86400) * 1000";

    [Theory]
    [InlineData("update {0} set \"Actor\" = 'nobody' where \"Sequence\" = 2")]
    [InlineData("update {0} set \"Sequence\" = 1000 where \"Sequence\" = 2")]
    [InlineData("update {0} set \"Sequence\" = null, \"Hash\" = null where \"Sequence\" = 2")]
    [InlineData("delete from {0} where \"Sequence\" = 2")]
    [InlineData("delete from {0}")]
    public async Task A_sealed_event_is_neither_changed_nor_deleted(string sql)
    {
        await MakeEventsAsync(2);

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync(string.Format(null, sql, Table)));

        (await VerdictAsync()).Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData("update {0} set \"Actor\" = 'nobody' where \"Sequence\" is null")]
    [InlineData("update {0} set \"Actor\" = 'nobody', \"Sequence\" = 1000, \"Hash\" = 'x' where \"Sequence\" is null")]
    [InlineData("delete from {0} where \"Sequence\" is null")]
    public async Task Nor_is_one_that_waits_for_its_place(string sql)
    {
        await App.SendAsync(new Amps.Application.Customers.CreateCustomer.CreateCustomerCommand("Waiting"));

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync(string.Format(null, sql, Table)));
    }

    [Fact]
    public async Task The_table_is_not_emptied()
    {
        if (TestDatabase.Provider != DatabaseProvider.PostgreSql) return;

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync($"truncate {Table}"));
    }

    [Fact]
    public async Task Nothing_is_replaced_on_SQLite()
    {
        if (TestDatabase.Provider != DatabaseProvider.Sqlite) return;

        await MakeEventsAsync(2);
        const string Columns = "\"Id\", \"At\", \"Actor\", \"Action\", \"CustomerId\", \"Subject\"";

        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync($"insert or replace into {Table} ({Columns}) select \"Id\", \"At\", 'nobody', \"Action\", \"CustomerId\", \"Subject\" from {Table} where \"Sequence\" = 2"));
        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync($"insert or replace into {Table} ({Columns}, \"Sequence\") select 'aud_zzzzzzzzzzzzzzzzzzzzzzzzzz', \"At\", 'nobody', \"Action\", \"CustomerId\", \"Subject\", 2 from {Table} where \"Sequence\" = 2"));
        await ExecuteAsync($"insert into {Table} ({Columns}) select 'aud_zzzzzzzzzzzzzzzzzzzzzzzzzz', \"At\", \"Actor\", \"Action\", \"CustomerId\", \"Subject\" from {Table} where \"Sequence\" = 2");
        await Should.ThrowAsync<System.Data.Common.DbException>(() => ExecuteAsync($"update or replace {Table} set \"Sequence\" = 2, \"Hash\" = 'x' where \"Sequence\" is null"));
    }

    [Fact]
    public async Task What_is_older_than_two_years_is_deleted_from_the_beginning_and_the_rest_stays_whole()
    {
        await PlantOldAsync(3);
        await MakeEventsAsync(1);
        var before = await VerdictAsync();

        await App.RunJobAsync("retention");

        var after = await VerdictAsync();
        after.Broken.ShouldBeNull();
        after.Head.ShouldBe(before.Head);
        after.Events.ShouldBe(before.Events - 3);
    }

    [Fact]
    public async Task What_a_crash_left_of_a_deletion_goes_the_next_time_and_breaks_nothing()
    {
        await PlantOldAsync(3);
        await MakeEventsAsync(1);
        await App.RunJobAsync("retention");
        await PlantOldAsync(2, from: 3);
        await Chains.SealAsync(CancellationToken.None);

        (await VerdictAsync()).Broken.ShouldBeNull();
        await App.RunJobAsync("retention");
        (await VerdictAsync()).Broken.ShouldBeNull();
    }

    // Before any other: only the beginning of a chain is ever deleted, so these have to come first. A fresh app has events of its own already.
    private async Task PlantOldAsync(int count, int from = 0)
    {
        await DisarmAsync();
        await Chains.SealAsync(CancellationToken.None);
        if (from == 0) await ExecuteAsync($"delete from {Table}; update {HeadTable} set \"Sequence\" = 0, \"Hash\" = '', \"Dropped\" = 0, \"DroppedHash\" = '', \"Signature\" = ''");
        for (var i = from; i < from + count; i++)
        {
            await ExecuteAsync($"insert into {Table} (\"Id\", \"At\", \"Actor\", \"Action\", \"CustomerId\", \"Subject\") values ('aud_0000000000000000000000000{i}', {Long}, 'old', 'key.revoked', 'cus_00000000000000000000000000', 'x')");
        }

        await Chains.SealAsync(CancellationToken.None);
        await RearmAsync();
    }

    private async Task RearmAsync()
    {
        if (TestDatabase.Provider == DatabaseProvider.PostgreSql) await ExecuteAsync("alter table platform.audit_events enable trigger user");
        else await ExecuteAsync(Amps.Infrastructure.Persistence.Providers.AuditGuard.Sqlite);
    }
}
