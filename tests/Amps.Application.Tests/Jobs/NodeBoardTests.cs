using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence;
using Amps.Testing;

namespace Amps.Application.Tests.Jobs;

public sealed class NodeBoardTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private AmpsApp app = null!;

    private NodeStore Store => app.Services.GetRequiredService<NodeStore>();

    private Node Self => app.Services.GetRequiredService<Node>();

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task A_node_is_there_as_soon_as_it_runs()
    {
        var node = (await Store.ReadAsync(Never)).ShouldHaveSingleItem();

        (node.Id, node.Version, node.StartedAt, node.SeenAt).ShouldBe((Self.Id, "0.1.0", AmpsApp.Start, AmpsApp.Start));
        node.Runs.ShouldBe(["actions", "schedules", "webhook_deliveries"]);
    }

    [Fact]
    public async Task It_tells_how_it_looked_at_every_queue()
    {
        await app.PassUntilAsync(async () => (await Store.ReadAsync(Never)).Single().SeenAt > AmpsApp.Start, "it told of itself again");

        var node = (await Store.ReadAsync(Never)).Single();
        node.Sweeps.Select(sweep => (sweep.Environment, sweep.Kind)).ShouldBe(
        [
            (AmpsEnvironment.Sandbox, "actions"), (AmpsEnvironment.Sandbox, "schedules"), (AmpsEnvironment.Sandbox, "webhook_deliveries"),
            (AmpsEnvironment.Live, "actions"), (AmpsEnvironment.Live, "schedules"), (AmpsEnvironment.Live, "webhook_deliveries"),
        ]);
        node.Looks.Count().ShouldBe(6);
        node.Looks.ShouldAllBe(look => look.Last!.Found == 0 && !look.HasFailed && !look.IsLate);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_queue_that_a_node_never_looked_at_is_late_once_it_has_run_for_a_while(int seconds, bool isLate)
    {
        var node = new NodeRead("silent/1/0", "0.1.0", AmpsApp.Start, AmpsApp.Start.AddSeconds(seconds), ["actions", NodeRead.Timetable], []);

        node.Looks.Select(look => (look.Environment, look.Kind, look.IsLate)).ShouldBe([(AmpsEnvironment.Sandbox, "actions", isLate), (AmpsEnvironment.Live, "actions", isLate)]);
    }

    [Fact]
    public async Task Of_the_nodes_that_are_gone_the_newest_are_listed_and_all_are_counted()
    {
        for (var minutes = 2; minutes < 25; minutes++) await Store.HearOfAsync(new Node($"vanished/{minutes}/0", "0.0.9", []), AmpsApp.Start.AddHours(-1), [], AmpsApp.Start.AddMinutes(-minutes), Never);

        var nodes = await Store.ReadAsync(Never);

        nodes.Select(node => node.Id).ShouldBe([Self.Id, .. Enumerable.Range(2, NodeRead.MostGone).Select(minutes => $"vanished/{minutes}/0")], ignoreOrder: true);
        (await Store.CountGoneAsync(Never)).ShouldBe(23);
    }

    [Fact]
    public async Task Every_node_has_a_row_of_its_own()
    {
        await using var other = await app.StartTwinAsync();

        (await Store.ReadAsync(Never)).Select(node => node.Id).ShouldBe([Self.Id, other.Services.GetRequiredService<Node>().Id], ignoreOrder: true);
    }

    [Fact]
    public async Task The_runs_of_recurring_jobs_have_its_name() =>
        (await app.Services.GetRequiredService<JobLeases>().TryTakeAsync("retention", due: null, Never)).ShouldNotBeNull().ShouldStartWith(Self.Id + "/");

    [Fact]
    public async Task A_node_that_stops_in_order_leaves_its_figures_and_no_row()
    {
        var id = (await app.PlantActionsAsync("boreal", 1)).Single();
        await app.PassUntilAsync(async () => (await app.ActionAsync(id)).State == ActionState.Completed, "it is done");

        await app.StopAsync();

        (await Store.ReadAsync(Never)).ShouldBeEmpty();
        var hour = (await Store.SumAsync(AmpsApp.Start, AmpsEnvironment.Sandbox, "actions", Never)).ShouldHaveSingleItem();
        (hour.Node, hour.Failed, hour.Done > 0, hour.Taken >= hour.Done).ShouldBe((Self.Id, 0, true, true));
    }

    [Fact]
    public async Task Minutes_sum_up_by_hour_and_node()
    {
        await Store.AddAsync([Minute(0, "a"), Minute(29, "a"), Minute(30, "a"), Minute(0, "b"), Minute(0, "a", AmpsEnvironment.Live), Minute(0, "a", kind: "schedules")], Never);

        (await Store.SumAsync(AmpsApp.Start, AmpsEnvironment.Sandbox, "actions", Never)).ShouldBe(
        [
            new WorkHour(AmpsApp.Start.AddMinutes(-30), "a", 6, 4, 2, 60, 20), new WorkHour(AmpsApp.Start.AddMinutes(-30), "b", 3, 2, 1, 30, 20), new WorkHour(AmpsApp.Start.AddMinutes(30), "a", 3, 2, 1, 30, 20),
        ], ignoreOrder: true);
        (await Store.SumAsync(AmpsApp.Start, environment: null, kind: null, Never)).Sum(hour => hour.Taken).ShouldBe(18);
    }

    [Fact]
    public async Task What_comes_later_of_a_minute_is_added()
    {
        await Store.AddAsync([Minute(0, "a")], Never);
        await Store.AddAsync([Minute(0, "a")], Never);

        (await Store.SumAsync(AmpsApp.Start, environment: null, kind: null, Never)).Single().Taken.ShouldBe(6);
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(8, 0)]
    public async Task Minutes_are_kept_for_seven_days(int daysAgo, int left)
    {
        await Store.AddAsync([Minute(-daysAgo * 24 * 60, "a")], Never);

        await app.RunJobAsync("retention");

        (await Store.SumAsync(AmpsApp.Start.AddDays(-daysAgo - 1), environment: null, kind: null, Never)).Count(hour => hour.Node == "a").ShouldBe(left);
    }

    [Theory]
    [InlineData(23, 1)]
    [InlineData(25, 0)]
    public async Task A_node_that_vanished_is_kept_for_a_day(int hoursAgo, int left)
    {
        var before = AmpsApp.Start.AddHours(-hoursAgo);
        await Store.HearOfAsync(new Node("vanished/1/0", "0.0.9", []), before, [], before, Never);

        await app.RunJobAsync("retention");

        (await Store.ReadAsync(Never)).Count(node => node.IsGone(AmpsApp.Start)).ShouldBe(left);
    }

    [Fact]
    public void What_cannot_be_written_is_counted_for_an_hour()
    {
        var figures = app.Services.GetRequiredService<WorkFigures>();
        for (var minute = 0; minute < 400; minute++) figures.Add(Minute(minute, Self.Id));

        figures.TakeBefore(int.MaxValue).Select(row => row.Minute - WorkMinute.Of(AmpsApp.Start)).Order().ShouldBe(Enumerable.Range(40, 360));
    }

    private static WorkMinute Minute(int after, string node, AmpsEnvironment environment = AmpsEnvironment.Sandbox, string kind = "actions") => new()
    {
        Minute = WorkMinute.Of(AmpsApp.Start.AddMinutes(after)), Node = node, Environment = environment, Kind = kind, Taken = 3, Done = 2, Failed = 1, LateMs = 30, MostLateMs = 20,
    };
}
