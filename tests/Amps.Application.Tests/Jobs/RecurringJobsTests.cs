using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Jobs;

public sealed class RecurringJobsTests : IAsyncLifetime
{
    private const string Job = "retention";

    private static readonly DateTimeOffset Due = AmpsApp.Start.AddHours(-1);

    private AmpsApp app = null!;

    private RecurringJobs Jobs => app.Services.GetRequiredService<RecurringJobs>();

    private JobLeases Leases => app.Services.GetRequiredService<JobLeases>();

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_run_leaves_word_of_what_came_of_it()
    {
        (await Jobs.RunAsync(Job, Due, CancellationToken.None)).ShouldBeTrue();

        var lease = await LeaseAsync();
        (lease.Holder, lease.Until, lease.LastDue, lease.LastRunAt, lease.LastOutcome).ShouldBe((null, null, Due, AmpsApp.Start, "0 rows deleted"));
    }

    [Fact]
    public async Task An_instant_of_the_timetable_is_run_by_one_node()
    {
        await Jobs.RunAsync(Job, Due, CancellationToken.None);

        (await Jobs.RunAsync(Job, Due, CancellationToken.None)).ShouldBeFalse();
    }

    [Fact]
    public async Task The_next_instant_is_run_again()
    {
        await Jobs.RunAsync(Job, Due, CancellationToken.None);

        (await Jobs.RunAsync(Job, Due.AddHours(1), CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_many_nodes_at_once_one_takes_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Leases.TryTakeAsync(Job, Due, CancellationToken.None)));

        taken.Count(holder => holder is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_another_node_runs_is_left_alone()
    {
        await Leases.TryTakeAsync(Job, Due, CancellationToken.None);

        (await app.RunJobAsync(Job)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_node_that_vanished_has_its_job_no_longer_than_the_lease()
    {
        await Leases.TryTakeAsync(Job, Due, CancellationToken.None);
        app.Time.Advance(JobLeases.Length);

        (await app.RunJobAsync(Job)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_lost_the_lease_leaves_no_word()
    {
        var lost = await Leases.TryTakeAsync(Job, Due, CancellationToken.None);
        app.Time.Advance(JobLeases.Length);
        await Leases.TryTakeAsync(Job, due: null, CancellationToken.None);
        await Leases.ReleaseAsync(Job, lost!, "late");

        (await LeaseAsync()).LastOutcome.ShouldBeNull();
    }

    [Fact]
    public async Task The_timetable_runs_it_when_its_time_comes()
    {
        await using var timed = await AmpsApp.StartAsync("--Jobs:Timetable", "true");

        // In steps below the minute after which Quartz gives an instant up.
        await Eventually.HoldsAsync(async () =>
        {
            timed.Time.Advance(TimeSpan.FromSeconds(20));
            return (await LeasesOf(timed)).Any(lease => lease is { Name: Job, LastOutcome: not null });
        }, "the job ran", TimeSpan.FromMinutes(2));

        (await LeasesOf(timed)).Single(lease => lease.Name == Job).LastDue!.Value.Minute.ShouldBe(17);
    }

    [Fact]
    public async Task A_server_that_stops_stops_its_jobs_and_gives_them_back()
    {
        await using var timed = await AmpsApp.StartAsync("--Jobs:Timetable", "true");
        var leaving = new TaskCompletionSource();
        timed.Gateway.Leaving = async (_, stopped) =>
        {
            leaving.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stopped);
        };
        using var client = timed.SandboxClient();
        using var removed = await client.DeleteAsync(new Uri("battery/" + (await timed.DemoDeviceAsync("battery", "auron")).Id, UriKind.Relative));
        await Eventually.HoldsAsync(async () =>
        {
            if (leaving.Task.IsCompleted) return true;

            // Once it runs, the clock stands still: a call to a manufacturer has its limit.
            if (!(await LeasesOf(timed)).Any(row => row is { Name: "removals", Holder: not null })) timed.Time.Advance(TimeSpan.FromSeconds(1));
            return false;
        }, "the job runs");

        await timed.StopAsync();

        var lease = (await LeasesOf(timed)).Single(row => row.Name == "removals");
        (lease.Holder, lease.LastOutcome).ShouldBe((null, "stopped with the server"));
    }

    [Fact]
    public void The_names_of_jobs_stay_what_they_are() => Timetable.Lines.Select(line => line.Name).ShouldBe(["retention", "removals", "credentials", "history", "keys", "journeys", "grants"]);

    private async Task<JobLease> LeaseAsync() => (await LeasesOf(app)).Single();

    private static async Task<IReadOnlyList<JobLease>> LeasesOf(AmpsApp of)
    {
        await using var context = of.Services.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>()[Store.Platform]();
        return await context.Set<JobLease>().AsNoTracking().ToListAsync();
    }
}
