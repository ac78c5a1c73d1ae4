using System.Net;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Oems;

public sealed class ListOemsTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task The_sandbox_lists_every_simulated_manufacturer_with_its_facts()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/oems");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Data["items"]!.AsArray().Select(item => (string?)item!["oem"]).ShouldBe(["auron", "boreal", "corvo", "delmar"]);
        answer.Data["items"]![0]!.ToJsonString().ShouldBe(
            """{"oem":"auron","name":"Auron Energy","tier":"general","deviceTypes":["battery","ev_charger","solar_inverter"],"authMethods":["username_password"],"health":"ok","freshnessSeconds":1}""");
    }

    [Fact]
    public async Task The_list_is_walked_by_cursor()
    {
        using var client = app.SandboxClient();
        var first = await client.GetAnswerAsync("/oems?limit=3");

        var second = await client.GetAnswerAsync("/oems?limit=3&cursor=" + (string?)first.Data["pagination"]!["nextCursor"]);

        second.Data["items"]!.AsArray().Select(item => (string?)item!["oem"]).ShouldBe(["delmar"]);
        ((bool?)second.Data["pagination"]!["hasMore"]).ShouldBe(false);
    }

    [Fact]
    public async Task The_health_follows_our_own_calls()
    {
        await using var own = await AmpsApp.StartAsync();
        using var client = own.SandboxClient();
        var device = await own.DemoDeviceAsync("battery", "boreal");
        own.Services.GetRequiredService<Infrastructure.Oems.OemHealthWatch>().Note(Domain.Customers.AmpsEnvironment.Sandbox, "boreal", new OemFailure(OemFailureReason.Unavailable));

        var troubled = await client.GetAnswerAsync("/oems");
        own.Time.Advance(TimeSpan.FromMinutes(20));
        await client.GetAnswerAsync("/battery/" + device.Id);
        var recovered = await client.GetAnswerAsync("/oems");

        ((string?)troubled.Data["items"]![1]!["health"]).ShouldBe("degraded");
        ((string?)recovered.Data["items"]![1]!["health"]).ShouldBe("ok");
    }

    [Fact]
    public async Task A_bad_query_is_400()
    {
        using var client = app.SandboxClient();

        (await client.GetAnswerAsync("/oems?limit=0")).Code.ShouldBe("VALIDATION_ERROR");
    }
}
