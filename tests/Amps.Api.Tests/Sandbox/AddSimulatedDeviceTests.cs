using System.Net;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Sandbox;

public sealed class AddSimulatedDeviceTests(AppFixture fixture) : IClassFixture<AppFixture>, IDisposable
{
    private readonly AmpsApp app = fixture.App;
    private readonly HttpClient client = fixture.App.SandboxClient();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("battery", "auron")]
    [InlineData("ev_charger", "corvo")]
    [InlineData("hvac", "boreal")]
    [InlineData("solar_inverter", "delmar")]
    [InlineData("vehicle", "delmar")]
    public async Task A_device_of_every_type_can_be_connected_and_is_answered_as_a_read_of_it(string type, string vendor)
    {
        var added = await client.PostAnswerAsync("/sandbox/devices", $$"""{"deviceType":"{{type}}","vendor":"{{vendor}}","userId":"every-type"}""");

        added.Status.ShouldBe(HttpStatusCode.Created);
        var read = (await client.GetAnswerAsync($"/{type.Replace('_', '-')}/{(string)added.Data["id"]!}")).Data;
        read["metadata"] = added.Data["metadata"]!.DeepClone();
        read.ToJsonString().ShouldBe(added.Data.ToJsonString());
        added.Data["state"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Each_call_gives_another_device_of_one_account()
    {
        foreach (var _ in Enumerable.Range(0, 3)) await client.AddDeviceAsync("battery", "auron", "collector");

        var (devices, credentials) = await StoredAsync("collector");
        devices.Select(device => device.OemDeviceId).Distinct().Count().ShouldBe(3);
        devices.Select(device => device.Name).ShouldBe(["Home battery", "Home battery 2", "Home battery 3"], ignoreOrder: true);
        credentials.ShouldBe(1);
    }

    [Fact]
    public async Task Many_calls_at_once_give_as_many_devices()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            client.PostAnswerAsync("/sandbox/devices", """{"deviceType":"hvac","vendor":"delmar","userId":"hurried"}""")));

        answers.ShouldAllBe(answer => answer.Status == HttpStatusCode.Created);
        (await StoredAsync("hurried")).Devices.Count.ShouldBe(12);
    }

    [Fact]
    public async Task The_first_device_of_an_account_is_the_same_on_every_machine()
    {
        await client.AddDeviceAsync("vehicle", "corvo", "user-1");

        (await StoredAsync("user-1")).Devices.ShouldHaveSingleItem().OemDeviceId.ShouldBe("corvo-vehicle-f84ba2aa754a");
    }

    [Theory]
    [InlineData("\"Europe/Paris\"", "Europe/Paris")]
    [InlineData("\"America/St_Johns\"", "America/St_Johns")]
    public async Task The_plant_can_stand_anywhere(string sent, string timezone) =>
        ((string?)(await client.PostAnswerAsync("/sandbox/devices", $$"""{"deviceType":"battery","vendor":"auron","userId":"traveller","timezone":{{sent}}}""")).Data["timezone"])
            .ShouldBe(timezone);

    [Fact]
    public async Task Without_a_zone_it_stands_where_the_vendor_says() =>
        ((string?)(await client.GetAnswerAsync("/devices/" + await client.AddDeviceAsync("battery", "auron", "at-home"))).Data["timezone"]).ShouldBe("Europe/London");

    [Fact]
    public async Task A_connected_device_is_announced_once()
    {
        var id = await client.AddDeviceAsync("battery", "boreal", "announced");

        (await app.MessageTypesAsync(id)).ShouldBe(["device.connected"]);
    }

    [Fact]
    public async Task A_repetition_with_the_same_idempotency_key_gives_the_same_device_and_makes_no_other()
    {
        const string body = """{"deviceType":"ev_charger","vendor":"auron","userId":"careful"}""";
        var first = await client.PostAnswerAsync("/sandbox/devices", body, "one-charger");
        var second = await client.PostAnswerAsync("/sandbox/devices", body, "one-charger");

        second.Status.ShouldBe(HttpStatusCode.Created);
        second.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        second.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        (await StoredAsync("careful")).Devices.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("{}", "deviceType", "missing")]
    [InlineData("""{"deviceType":"toaster","vendor":"auron","userId":"u"}""", "deviceType", "battery, ev_charger, hvac, solar_inverter, vehicle")]
    [InlineData("""{"deviceType":"battery","vendor":"corvo","userId":"u"}""", "vendor", "auron, boreal")]
    [InlineData("""{"deviceType":"vehicle","vendor":"foxess","userId":"u"}""", "vendor", "corvo, delmar")]
    [InlineData("""{"deviceType":"battery","vendor":7,"userId":"u"}""", "vendor", "a text")]
    [InlineData("""{"deviceType":"battery","vendor":"auron"}""", "userId", "missing")]
    [InlineData("""{"deviceType":"battery","vendor":"auron","userId":""}""", "userId", "1 to 128")]
    [InlineData("""{"deviceType":"battery","vendor":"auron","userId":"a b"}""", "userId", "1 to 128")]
    [InlineData("""{"deviceType":"battery","vendor":"auron","userId":"u","timezone":"Europe/Nowhere"}""", "timezone", "IANA")]
    [InlineData("""{"deviceType":"battery","vendor":"auron","userId":"u","timezone":"UTC+3"}""", "timezone", "IANA")]
    [InlineData("""{"deviceType":"battery","vendor":"auron","userId":"u","timezone":null}""", "timezone", "a text")]
    [InlineData("""{"deviceType":"battery","vendor":"auron","userId":"u","name":"x"}""", "name", "known: deviceType, vendor, userId, timezone")]
    [InlineData("[]", "", "an object")]
    public async Task A_bad_body_is_refused_and_named(string body, string path, string expected)
    {
        var answer = await client.PostAnswerAsync("/sandbox/devices", body);

        answer.Code.ShouldBe("VALIDATION_ERROR");
        var issue = answer.Details!["issues"]!.AsArray().First(issue => (string?)issue!["path"] == path)!;
        ((string)issue["message"]!).ShouldContain(expected.Replace("an object", "a JSON object"));
    }

    private Task<(List<Amps.Domain.Devices.Device> Devices, int Credentials)> StoredAsync(string user) =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var db = services.GetRequiredService<IEnvironmentDb>();
            return (await db.Devices.AsNoTracking().Where(device => device.UserId == user).ToListAsync(), await db.Credentials.CountAsync(credential => credential.UserId == user));
        });
}
