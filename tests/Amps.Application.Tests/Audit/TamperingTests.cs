using Amps.Application.Ports;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Audit;

/// <summary>What somebody does who has the database, and takes its triggers away.</summary>
public sealed class TamperingTests : AuditScene
{
    private static string Earlier => TestDatabase.Provider == DatabaseProvider.PostgreSql ? "\"At\" - interval '1 second'" : "\"At\" - 1000";

    [Fact]
    public async Task An_untouched_chain_is_whole()
    {
        await MakeEventsAsync(3);

        var verdict = await VerdictAsync();

        verdict.Broken.ShouldBeNull();
        verdict.Events.ShouldBeGreaterThan(9);
        verdict.Head.ShouldBe(verdict.Events);
        verdict.Unsealed.ShouldBe(0);
        verdict.HeadHash.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("\"Id\" = 'aud_00000000000000000000000000'")]
    [InlineData("\"At\" = ")]
    [InlineData("\"Actor\" = 'key:somebody'")]
    [InlineData("\"Address\" = '192.0.2.1'")]
    [InlineData("\"Action\" = 'key.revoked'")]
    [InlineData("\"CustomerId\" = 'cus_00000000000000000000000000'")]
    [InlineData("\"Subject\" = 'key_00000000000000000000000000'")]
    [InlineData("\"Details\" = null")]
    [InlineData("\"Details\" = '{}'")]
    [InlineData("\"Hash\" = '0000000000000000000000000000000000000000000000000000000000000000'")]
    [InlineData("\"Hash\" = null")]
    public async Task A_changed_column_is_found(string change)
    {
        await MakeEventsAsync(2);
        var place = await PlaceWithDetailsAsync();
        await DisarmAsync();
        await ExecuteAsync($"update {Table} set {(change.EndsWith("= ", StringComparison.Ordinal) ? change + Earlier : change)} where \"Sequence\" = {place}");

        (await BreakAsync()).Sequence.ShouldBe(place);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_removed_row_is_found(int sequence)
    {
        await MakeEventsAsync(2);
        await DisarmAsync();
        await ExecuteAsync($"delete from {Table} where \"Sequence\" = {sequence}");

        var broken = await BreakAsync();
        broken.Sequence.ShouldBe(sequence);
        broken.What.ShouldContain("missing");
    }

    [Fact]
    public async Task A_row_without_its_place_is_found()
    {
        await MakeEventsAsync(2);
        await DisarmAsync();
        await ExecuteAsync($"update {Table} set \"Sequence\" = null where \"Sequence\" = 4");

        (await BreakAsync()).Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task A_swapped_pair_is_found()
    {
        await MakeEventsAsync(2);
        await DisarmAsync();
        await ExecuteAsync($"update {Table} set \"Sequence\" = 1000 where \"Sequence\" = 4; update {Table} set \"Sequence\" = 4 where \"Sequence\" = 5; update {Table} set \"Sequence\" = 5 where \"Sequence\" = 1000");

        (await BreakAsync()).Sequence.ShouldBe(4);
    }

    [Fact]
    public async Task A_truncated_tail_is_found()
    {
        await MakeEventsAsync(2);
        var head = (await VerdictAsync()).Head;
        await DisarmAsync();
        await ExecuteAsync($"delete from {Table} where \"Sequence\" >= {head - 1}");

        (await BreakAsync()).Sequence.ShouldBe(head - 1);
    }

    [Fact]
    public async Task A_tail_that_is_truncated_together_with_the_head_is_found()
    {
        await MakeEventsAsync(2);
        var head = (await VerdictAsync()).Head;
        await DisarmAsync();
        await ExecuteAsync($"delete from {Table} where \"Sequence\" = {head}; update {HeadTable} set \"Sequence\" = {head - 1}, \"Hash\" = (select \"Hash\" from {Table} where \"Sequence\" = {head - 1})");

        (await BreakAsync()).What.ShouldContain("head");
    }

    [Fact]
    public async Task A_beginning_that_is_cut_off_is_found()
    {
        await MakeEventsAsync(2);
        await DisarmAsync();
        await ExecuteAsync($"update {HeadTable} set \"Dropped\" = 2, \"DroppedHash\" = (select \"Hash\" from {Table} where \"Sequence\" = 2); delete from {Table} where \"Sequence\" <= 2");

        (await BreakAsync()).What.ShouldContain("head");
    }

    [Fact]
    public async Task An_event_that_is_appended_by_hand_is_found()
    {
        await MakeEventsAsync(2);
        var head = (await VerdictAsync()).Head;
        await DisarmAsync();
        await ExecuteAsync($"insert into {Table} (\"Id\", \"At\", \"Actor\", \"Action\", \"CustomerId\", \"Subject\", \"Sequence\", \"Hash\") select 'aud_zzzzzzzzzzzzzzzzzzzzzzzzzz', \"At\", \"Actor\", \"Action\", \"CustomerId\", \"Subject\", {head + 1}, \"Hash\" from {Table} where \"Sequence\" = {head}");

        (await BreakAsync()).Sequence.ShouldBe(head + 1);
    }

    [Fact]
    public async Task The_other_stores_are_whole_meanwhile()
    {
        await MakeEventsAsync(2);
        await DisarmAsync();
        await ExecuteAsync($"delete from {Table} where \"Sequence\" = 4");

        (await VerdictAsync("sandbox")).Broken.ShouldBeNull();
        (await VerdictAsync("live")).Broken.ShouldBeNull();
    }

    // So that each column holds something that can be changed.
    private async Task<long> PlaceWithDetailsAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPlatformDb>().AuditEvents.Where(entry => entry.Details != null && entry.Sequence != null).MinAsync(entry => entry.Sequence!.Value);
    }

    private async Task<AuditBreak> BreakAsync() => (await VerdictAsync()).Broken.ShouldNotBeNull();
}
