using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Devices;

/// <summary>What the tests of removals do again and again.</summary>
internal static class Removing
{
    // Between the batches of what is deleted.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Task<Answer> RemoveAsync(this HttpClient client, string path) => client.DeleteAnswerAsync(path);

    public static async Task<string> PushAsync(this HttpClient client, string path, string body, string? idempotencyKey = null)
    {
        var answer = await client.PostAnswerAsync(path, body, idempotencyKey);
        answer.Status.ShouldBe(HttpStatusCode.Accepted, answer.Body.ToJsonString());
        return (string)answer.Data["id"]!;
    }

    public static async Task<JsonNode> ActionAsync(this HttpClient client, string action) => (await client.GetAnswerAsync("/actions/" + action)).Data;

    /// <summary>Opens a window of an hour and waits until the device has taken it.</summary>
    public static async Task<string> OpenWindowAsync(this AmpsApp app, HttpClient client, string path)
    {
        var window = await client.PushAsync(path, """{"action":{"command":"charge","start":"10m","end":"1h"},"sandbox":{"delaySeconds":0}}""");
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await app.PassUntilAsync(async () => (string?)(await client.ActionAsync(window))["state"] == "completed", "the window is open");
        return window;
    }

    /// <summary>Does the work in the background once.</summary>
    /// <remarks>No time passes but its pauses: its calls to manufacturers have their limits, however slow the disk is.</remarks>
    public static async Task ClearAsync(this AmpsApp app)
    {
        var work = app.RunJobAsync("removals");
        await Eventually.HoldsAsync(() =>
        {
            if (!work.IsCompleted) app.Time.AdvanceToNext(Pause);
            return work.IsCompleted;
        }, "what is owed is cleared away");
        (await work).ShouldBeTrue();
    }

    /// <summary>Gives back once what journeys owe.</summary>
    public static async Task GiveBackAsync(this AmpsApp app) => (await app.RunJobAsync("grants")).ShouldBeTrue();

    public static Task<T> InSandboxAsync<T>(this AmpsApp app, Func<EnvironmentDbContext, Task<T>> ask) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => ask((EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>()));

    public static Task<int> HistoryAsync(this AmpsApp app, string device) => app.InSandboxAsync(db => db.History.CountAsync(entry => entry.DeviceId == DeviceId.Trust(device)));

    public static Task<int> RollUpsAsync(this AmpsApp app, string device) => app.InSandboxAsync(async db =>
        await db.HistoryRollUps.CountAsync(row => row.DeviceId == DeviceId.Trust(device)) + await db.HistoryProgress.CountAsync(row => row.DeviceId == DeviceId.Trust(device)));

    public static Task<bool> HasOpenWorkAsync(this AmpsApp app, string device) =>
        app.InSandboxAsync(db => db.Actions.AnyAsync(action => action.DeviceId == DeviceId.Trust(device) && (action.Lane != null || action.DueAt != null || action.State == ActionState.Scheduled || action.State == ActionState.Acknowledged)));
}
