using Amps.Testing;

namespace Amps.Api.Tests.Sandbox;

public sealed class HoldStateRefusalTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Theory]
    [InlineData("battery", """{"fields":{"level":101}}""", "fields.level", "a number from 0 to 100 (%), or null")]
    [InlineData("battery", """{"fields":{"level":-0.1}}""", "fields.level", "a number from 0 to 100")]
    [InlineData("battery", """{"fields":{"level":1e999}}""", "fields.level", "a number from 0 to 100")]
    [InlineData("battery", """{"fields":{"level":"50"}}""", "fields.level", "a number from 0 to 100")]
    [InlineData("battery", """{"level":true}""", "level", "a number from 0 to 100")]
    [InlineData("battery", """{"fields":{"status":"flying"}}""", "fields.status", "one of charging, discharging, idle, standby, or null")]
    [InlineData("battery", """{"fields":{"status":"available"}}""", "fields.status", "one of charging")]
    [InlineData("battery", """{"fields":{"currentMode":"heat"}}""", "fields.currentMode", "auto.balanced")]
    [InlineData("battery", """{"fields":{"temperature":20}}""", "fields.temperature", "it has: status, capacity, level")]
    [InlineData("battery", """{"fields":{"colour":"red"}}""", "fields.colour", "no device type")]
    [InlineData("battery", """{"fields":{"level":1,"level":2}}""", "fields.level", "given once")]
    [InlineData("battery", """{"fields":{"type":"hvac"}}""", "fields.type", "no device type")]
    [InlineData("battery", """{"fields":[]}""", "fields", "must be an object")]
    [InlineData("battery", """{"fields":{},"level":2}""", "level", "known: fields")]
    [InlineData("ev_charger", """{"fields":{"isCharging":1}}""", "fields.isCharging", "true, false or null")]
    [InlineData("ev_charger", """{"fields":{"currentPower":-1}}""", "fields.currentPower", "from 0 to 50 (kW)")]
    [InlineData("hvac", """{"fields":{"mode":"HEAT"}}""", "fields.mode", "heat, cool, auto, off")]
    [InlineData("hvac", """{"fields":{"temperature":{}}}""", "fields.temperature", "a number from -30 to 60 (°C)")]
    [InlineData("solar_inverter", """{"fields":{"energyTotal":-1}}""", "fields.energyTotal", "a number from 0 to 1000000000 (kWh)")]
    [InlineData("vehicle", """{"fields":{"range":9999}}""", "fields.range", "a number from 0 to 1500 (km)")]
    public async Task What_a_device_cannot_say_is_refused_and_named(string type, string body, string path, string expected)
    {
        using var client = app.SandboxClient();
        var device = await app.DemoDeviceAsync(type, type is "hvac" or "vehicle" ? "delmar" : "auron");

        var answer = await client.PostAnswerAsync($"/sandbox/devices/{device.Id}/state", body);

        answer.Code.ShouldBe("VALIDATION_ERROR");
        var issue = answer.Details!["issues"]!.AsArray().First(issue => (string?)issue!["path"] == path)!;
        ((string)issue["message"]!).ShouldContain(expected);
    }

    [Fact]
    public async Task Nothing_is_held_where_one_field_is_wrong()
    {
        using var client = app.SandboxClient();
        var device = await app.DemoDeviceAsync("battery", "boreal");
        await client.PostAnswerAsync($"/sandbox/devices/{device.Id}/state", """{"fields":{"capacity":99,"level":101}}""");
        app.Time.Advance(TimeSpan.FromHours(1));

        ((double?)(await client.GetAnswerAsync("/battery/" + device.Id)).Data["state"]!["capacity"]).ShouldBe(6.4);
    }
}
