using System.Net;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Sandbox;

/// <summary>Who may arrange things, and for which devices.</summary>
public sealed class SandboxFencesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    public static TheoryData<string, string> Routes => new()
    {
        { "/sandbox/devices", """{"deviceType":"battery","vendor":"auron","userId":"u"}""" },
        { "/sandbox/devices/dev_00000000000000000000000000/state", """{"fields":{}}""" },
        { "/sandbox/devices/dev_00000000000000000000000000/disconnect", "{}" },
        { "/sandbox/devices/dev_00000000000000000000000000/fail", """{"code":"TIMEOUT","count":1}""" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task To_a_live_key_the_route_does_not_exist(string path, string body)
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Enabled"));
        await app.SendAsync(new SetLiveAccessCommand(customer.CustomerId, Enabled: true));
        foreach (var key in new[] { app.Demo.LiveKey, customer.LiveKey })
        {
            using var live = app.Client(key);
            var answer = await live.PostAnswerAsync(path, body);
            var unknown = await live.PostAnswerAsync("/sandbox-of-nobody", body);

            answer.Status.ShouldBe(HttpStatusCode.NotFound);
            answer.Body["error"]!.ToJsonString().ShouldBe(unknown.Body["error"]!.ToJsonString());
            answer.Meta["environment"].ShouldBeNull();
            (await live.GetAnswerAsync(path)).Code.ShouldBe("NOT_FOUND");
        }
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task A_key_that_may_only_read_is_refused(string path, string body)
    {
        var key = await app.SendAsync(new CreateKeyCommand(CustomerId.Trust(app.Demo.CustomerId), AmpsEnvironment.Sandbox, new KeyTerms([Permission.DevicesRead])));
        using var reader = app.Client(key.Key);

        (await reader.PostAnswerAsync(path, body)).Code.ShouldBe("INSUFFICIENT_PERMISSIONS");
    }

    [Theory]
    [InlineData("state", """{"fields":{"level":1}}""")]
    [InlineData("disconnect", "{}")]
    [InlineData("fail", """{"code":"TIMEOUT","count":1}""")]
    public async Task Somebody_elses_device_and_an_unknown_one_are_told_apart_by_nothing(string what, string body)
    {
        var stranger = await app.SendAsync(new CreateCustomerCommand("Stranger"));
        using var client = app.Client(stranger.SandboxKey);
        var battery = (await app.DemoDeviceAsync("battery", "auron")).Id;

        var theirs = await client.PostAnswerAsync($"/sandbox/devices/{battery}/{what}", body);
        foreach (var id in new[] { "dev_00000000000000000000000000", "nonsense" })
        {
            (await client.PostAnswerAsync($"/sandbox/devices/{id}/{what}", body)).Body["error"]!.ToJsonString().ShouldBe(theirs.Body["error"]!.ToJsonString());
        }

        theirs.Status.ShouldBe(HttpStatusCode.NotFound);
        theirs.Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task A_serial_that_two_customers_share_is_arranged_for_one_of_them()
    {
        var other = await app.SendAsync(new CreateCustomerCommand("With the same demo devices"));
        using var client = app.SandboxClient();
        using var others = app.Client(other.SandboxKey);
        var mine = await client.AddDeviceAsync("battery", "boreal", "shared");
        var theirs = await others.AddDeviceAsync("battery", "boreal", "shared");
        app.Time.Advance(TimeSpan.FromSeconds(1));

        await client.PostAnswerAsync($"/sandbox/devices/{mine}/state", """{"fields":{"capacity":99}}""");
        await client.PostAnswerAsync($"/sandbox/devices/{mine}/disconnect");
        app.Time.Advance(TimeSpan.FromHours(1));

        var read = (await others.GetAnswerAsync("/battery/" + theirs)).Data;
        ((double?)read["state"]!["capacity"]).ShouldBe(6.4);
        ((string?)read["metadata"]!["source"]).ShouldBe("live");
    }
}
