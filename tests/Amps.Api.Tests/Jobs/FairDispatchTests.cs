using System.Collections.Concurrent;
using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Jobs;

/// <summary>The pump, with manufacturers that do what the test says.</summary>
public sealed class FairDispatchTests : IAsyncLifetime
{
    private static readonly OemFailure Down = new(OemFailureReason.Unavailable);

    private readonly ConcurrentQueue<TaskCompletionSource<OemFailure?>> calls = new();
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--Dispatch:Workers", "8", "--Dispatch:PerManufacturer", "4");

    public async Task DisposeAsync()
    {
        Hold(null);
        while (calls.TryDequeue(out var call)) call.TrySetResult(Down);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_manufacturer_that_hangs_does_not_delay_anothers_pushes()
    {
        Hold("auron");
        await app.PlantActionsAsync("auron", 12);
        await SendingAsync(4);

        var other = (await app.PlantActionsAsync("boreal", 1)).Single();

        await Eventually.HoldsAsync(async () => (await app.ActionAsync(other)).AcceptedAt is not null, "the other manufacturer has it");
        app.Gateway.Sending("auron").ShouldBe(4);
    }

    [Fact]
    public async Task A_manufacturer_that_fails_is_probed_one_call_at_a_time_until_one_is_answered()
    {
        Hold("auron");
        await app.PlantActionsAsync("auron", 16);
        await SendingAsync(4);

        Answer(4, Down);
        await ProbedAsync();
        Answer(1, Down);
        await ProbedAsync();
        Answer(1, failure: null);

        await SendingAsync(4);
    }

    [Fact]
    public async Task After_downtime_late_work_begins_with_two_at_a_time_and_doubles_as_it_succeeds()
    {
        Hold("auron");
        await app.PlantActionsAsync("auron", 12, start: AmpsApp.Start.AddMinutes(-5), pushedAt: AmpsApp.Start.AddMinutes(-10));
        await SendingAsync(2);

        Answer(2, failure: null);

        await SendingAsync(4);
    }

    [Fact]
    public async Task A_fresh_push_goes_before_late_work_of_its_manufacturer()
    {
        Hold("auron");
        await app.PlantActionsAsync("auron", 12, start: AmpsApp.Start.AddMinutes(-5), pushedAt: AmpsApp.Start.AddMinutes(-10));
        await SendingAsync(2);

        var fresh = (await app.PlantActionsAsync("auron", 1)).Single();

        await Eventually.HoldsAsync(async () => (await app.ActionAsync(fresh)).SendingSince is not null, "it is sent");
    }

    [Fact]
    public async Task A_server_that_stops_finishes_what_it_sends_and_begins_nothing_more()
    {
        Hold("auron");
        var planted = await app.PlantActionsAsync("auron", 6);
        await SendingAsync(4);

        var stop = app.StopAsync();
        Answer(4, failure: null);
        await stop;

        var actions = await Task.WhenAll(planted.Select(app.ActionAsync));
        actions.Count(action => action.AcceptedAt is not null).ShouldBe(4);
        actions.ShouldAllBe(action => action.LeaseId == null && action.Mishaps == 0);
    }

    private void Hold(string? oem) => app.Gateway.ScriptSends(oem ?? "auron", oem is null ? _ => Task.FromResult<OemFailure?>(Down) : _ =>
    {
        var call = new TaskCompletionSource<OemFailure?>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls.Enqueue(call);
        return call.Task;
    });

    private Task SendingAsync(int count) => Eventually.HoldsAsync(() => calls.Count == count && app.Gateway.Sending("auron") == count, $"{count} calls are under way");

    // What was taken before the failures were noted fails as well.
    private Task ProbedAsync() => Eventually.HoldsAsync(
        () =>
        {
            while (calls.Count > 1) Answer(1, Down);
            return calls.Count == 1 && app.Gateway.Sending("auron") == 1;
        },
        "one call is under way");

    private void Answer(int count, OemFailure? failure)
    {
        for (var i = 0; i < count; i++)
        {
            calls.TryDequeue(out var call).ShouldBeTrue();
            call!.SetResult(failure);
        }
    }
}
