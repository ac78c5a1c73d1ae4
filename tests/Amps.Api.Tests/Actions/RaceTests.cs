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
public sealed class RaceTests : SandboxScene
{
    private const string Window = """{"action":{"command":"charge","start":"1h","end":"1h"}}""";
    private const string Queued = """{"action":{"command":"idle"},"onConflict":"queue_after"}""";
    private const int Rounds = 15;

    [Fact]
    public async Task Of_many_that_cancel_at_the_same_instant_one_does()
    {
        var action = await Client.PushAsync(BatteryPath, Window);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CancelAsync(action)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Code == "ACTION_NOT_CANCELLABLE").ShouldBe(11);
        (await App.MembersAsync(EventCatalogue.PushCancelled, "actionId")).ShouldBe([action]);
    }

    [Fact]
    public async Task A_push_cannot_queue_behind_one_that_ended_since_it_was_looked_at()
    {
        var first = await Client.PushAsync(BatteryPath, Window);

        await Should.ThrowAsync<DbUpdateException>(() => App.InSandboxAsync(async db =>
        {
            var device = (await db.FindDeviceAsync(DeviceId.Trust(Battery.Id), DeviceType.Battery, CancellationToken.None))!;
            var inForce = (await db.FindPushesAsync(device.Id, CancellationToken.None)).Single();
            inForce.NoteSuccessor();
            var plan = new PlannedAction("idle", CommandParameters.None, ExecutionShape.Scheduled, inForce.End);
            db.Actions.Add(DeviceAction.Push(device, new Admission(plan, [], inForce.Id), new PushOrigin(null, null, null), App.Time.GetUtcNow()));
            await CancelAsync(first);
            return await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_push_that_queues_as_the_one_before_it_ends_is_not_forgotten()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = await Client.PushAsync(BatteryPath, Window);

            var pushed = Client.PostAnswerAsync(BatteryPath, Queued);
            await Task.WhenAll(pushed, CancelAsync(first));

            (await App.InSandboxAsync(db => db.Actions.AnyAsync(action => action.Lane != null && action.DueAt == null))).ShouldBeFalse($"round {round}: it has its turn");
            await EndAsync((string)(await pushed).Data["id"]!);
        }
    }

    [Fact]
    public async Task A_push_that_is_cancelled_as_its_turn_comes_holds_nothing()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var first = await Client.PushAsync(BatteryPath, Window);
            var second = await Client.PushAsync(BatteryPath, Queued);

            await Task.WhenAll(CancelAsync(first), CancelAsync(second));

            (await App.HasOpenWorkAsync(Battery.Id)).ShouldBeFalse($"round {round}");
        }
    }

    private Task<Answer> CancelAsync(string action) => Client.PostAnswerAsync($"/actions/{action}/cancel");

    // Whether it waits for the window's end or, since that was cancelled in time, runs at once.
    private async Task EndAsync(string action)
    {
        await CancelAsync(action);
        await App.PassUntilAsync(async () => !await App.HasOpenWorkAsync(Battery.Id), "it has ended");
    }
}
