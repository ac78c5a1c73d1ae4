using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Schedules;

/// <summary>A running app, the demo user's devices, and the calls that tests of schedules make.</summary>
public abstract class ScheduleScene : SandboxScene
{
    internal string Path => BatteryPath + "/schedule";

    internal Task<Answer> PutAsync(string body, string? ifMatch = null) => Client.PutAnswerAsync(Path, body, ifMatch);

    /// <summary>Sets a schedule that must be taken.</summary>
    internal async Task<JsonNode> SetAsync(string body)
    {
        var answer = await PutAsync(body);
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body.ToJsonString());
        return answer.Data;
    }

    internal async Task<JsonNode> ReadAsync() => (await Client.GetAnswerAsync(Path)).Data;

    /// <summary>The actions of the battery's schedule, oldest first.</summary>
    internal async Task<IReadOnlyList<JsonNode>> FiredAsync() =>
        [.. (await Client.GetAnswerAsync($"/actions?deviceId={Battery.Id}&limit=50")).Data["items"]!.AsArray().Where(action => action!["scheduleId"] is not null).Reverse()!];

    /// <summary>Lets time pass, as quietly as a sleep, until shortly before an instant, and then go on until something holds.</summary>
    internal async Task PassAsync(string instant, Func<Task<bool>> until, string what)
    {
        var ahead = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) - App.Time.GetUtcNow() - TimeSpan.FromSeconds(1);
        if (ahead > TimeSpan.Zero) App.Time.Sleep(ahead);
        await App.PassUntilAsync(until, what);
    }

    /// <summary>Lets time pass until the schedule's slot at an instant is fired or skipped.</summary>
    internal Task PassSlotAsync(string instant) => PassAsync(instant, async () => (string?)(await ReadAsync())["nextFireAt"] is var next && (next is null || string.CompareOrdinal(next, instant) > 0), $"the slot at {instant} is over");

    /// <summary>Changes the battery behind the API's back.</summary>
    internal Task ChangeBatteryAsync(string property, object value) => App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
    {
        var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
        var id = DeviceId.Trust(Battery.Id);
        db.Entry(await db.Devices.SingleAsync(device => device.Id == id)).Property(property).CurrentValue = value;
        return await db.SaveChangesAsync();
    });

    /// <summary>An instant so long after the start of the app's clock.</summary>
    internal static string After(TimeSpan time) => (AmpsApp.Start + time).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
