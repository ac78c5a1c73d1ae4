using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Devices;

/// <summary>What the tests of removals do again and again.</summary>
internal static class Removing
{
    public static Task<Answer> RemoveAsync(this HttpClient client, string path) => client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Delete, path));

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

    /// <summary>Lets time pass, in small steps, until something holds.</summary>
    public static Task PassUntilAsync(this AmpsApp app, Func<Task<bool>> holds, string what) => Eventually.HoldsAsync(
        async () =>
        {
            if (await holds()) return true;

            app.Time.Advance(TimeSpan.FromMilliseconds(200));
            return false;
        },
        what);

    /// <summary>Does the work in the background once.</summary>
    public static async Task ClearAsync(this AmpsApp app)
    {
        var work = app.RunJobAsync("removals");
        await app.PassUntilAsync(() => Task.FromResult(work.IsCompleted), "what is owed is cleared away");
        (await work).ShouldBeTrue();
    }

    public static Task<T> InSandboxAsync<T>(this AmpsApp app, Func<EnvironmentDbContext, Task<T>> ask) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => ask((EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>()));

    public static Task<int> HistoryAsync(this AmpsApp app, string device) => app.InSandboxAsync(db => db.History.CountAsync(entry => entry.DeviceId == DeviceId.Trust(device)));

    public static Task<int> RollUpsAsync(this AmpsApp app, string device) => app.InSandboxAsync(async db =>
        await db.HistoryRollUps.CountAsync(row => row.DeviceId == DeviceId.Trust(device)) + await db.HistoryProgress.CountAsync(row => row.DeviceId == DeviceId.Trust(device)));

    public static Task<List<WebhookMessage>> MessagesAsync(this AmpsApp app, string type) =>
        app.InSandboxAsync(db => db.Messages.AsNoTracking().Where(message => message.Type == type).OrderBy(message => message.Id).ToListAsync());

    public static async Task<IReadOnlyList<string?>> MembersAsync(this AmpsApp app, string type, string member) =>
        [.. (await app.MessagesAsync(type)).Select(message => (string?)JsonNode.Parse(message.Body)![member])];

    public static Task<bool> HasOpenWorkAsync(this AmpsApp app, string device) =>
        app.InSandboxAsync(db => db.Actions.AnyAsync(action => action.DeviceId == DeviceId.Trust(device) && (action.Lane != null || action.DueAt != null || action.State == ActionState.Scheduled || action.State == ActionState.Acknowledged)));
}
