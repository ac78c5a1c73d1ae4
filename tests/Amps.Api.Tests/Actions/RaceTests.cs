using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Actions;

/// <summary>What two do with the same action at the same instant.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private const string Window = """{"action":{"command":"charge","start":"1h","end":"1h"}}""";
    private const string Queued = """{"action":{"command":"idle"},"onConflict":"queue_after"}""";
    private const int Rounds = 15;

    private AmpsApp app = null!;
    private HttpClient client = null!;
    private DemoDevice battery = null!;

    private string Path => "/battery/" + battery.Id;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
        battery = await app.DemoDeviceAsync("battery", "auron");
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Of_many_that_cancel_at_the_same_instant_one_does()
    {
        var action = await client.PushAsync(Path, Window);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CancelAsync(action)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Code == "ACTION_NOT_CANCELLABLE").ShouldBe(11);
        (await app.MembersAsync(EventCatalogue.PushCancelled, "actionId")).ShouldBe([action]);
    }

    [Fact]
    public async Task A_push_cannot_queue_behind_one_that_ended_since_it_was_looked_at()
    {
        var first = await client.PushAsync(Path, Window);

        await Should.ThrowAsync<DbUpdateException>(() => app.InSandboxAsync(async db =>
        {
            var device = (await db.FindDeviceAsync(DeviceId.Trust(battery.Id), DeviceType.Battery, CancellationToken.None))!;
            var inForce = (await db.FindPushesAsync(device.Id, CancellationToken.None)).Single();
            inForce.NoteSuccessor();
            var plan = new PlannedAction("idle", CommandParameters.None, ExecutionShape.Scheduled, inForce.End);
            db.Actions.Add(DeviceAction.Push(device, new Admission(plan, [], inForce.Id), new PushOrigin(null, null, null), app.Time.GetUtcNow()));
            await CancelAsync(first);
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_push_that_queues_as_the_one_before_it_ends_is_not_forgotten()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = await client.PushAsync(Path, Window);

            var pushed = client.PostAnswerAsync(Path, Queued);
            await Task.WhenAll(pushed, CancelAsync(first));

            (await app.InSandboxAsync(db => db.Actions.AnyAsync(action => action.Lane != null && action.DueAt == null))).ShouldBeFalse($"round {round}: it has its turn");
            await EndAsync((string)(await pushed).Data["id"]!);
        }
    }

    [Fact]
    public async Task A_push_that_is_cancelled_as_its_turn_comes_holds_nothing()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = await client.PushAsync(Path, Window);
            var second = await client.PushAsync(Path, Queued);

            await Task.WhenAll(CancelAsync(first), CancelAsync(second));

            (await app.HasOpenWorkAsync(battery.Id)).ShouldBeFalse($"round {round}");
        }
    }

    private Task<Answer> CancelAsync(string action) => client.PostAnswerAsync($"/actions/{action}/cancel");

    // Whether it waits for the window's end or, since that was cancelled in time, runs at once.
    private async Task EndAsync(string action)
    {
        await CancelAsync(action);
        await app.PassUntilAsync(async () => !await app.HasOpenWorkAsync(battery.Id), "it has ended");
    }
}
