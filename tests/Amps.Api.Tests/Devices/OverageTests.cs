using System.Net;
using System.Text;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Devices;

/// <summary>What callers see of live devices beyond an allowance, with the Simulator in the place of their manufacturers.</summary>
public sealed class OverageTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");
        await app.SendAsync(new SetLiveAccessCommand(CustomerId.Trust(app.Demo.CustomerId), Enabled: true));
        client = app.Client(app.Demo.LiveKey);
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Every_way_to_use_it_is_refused_and_told_the_limit()
    {
        var device = await BeyondAsync(limit: 1, oem: null);

        foreach (var (method, path, body) in new[]
        {
            (HttpMethod.Get, "", ""),
            (HttpMethod.Post, "", """{"action":{"command":"idle"}}"""),
            (HttpMethod.Post, "/settings", """{"discharge_floor":{"value":20,"unit":"percent"}}"""),
            (HttpMethod.Put, "/schedule", """{"slots":[{"time":"08:00","command":"idle"}]}"""),
        })
        {
            var answer = await SendAsync(method, $"/battery/{device}{path}", body);

            answer.Status.ShouldBe(HttpStatusCode.Forbidden, path);
            answer.Code.ShouldBe("DEVICE_OVERAGE", path);
            answer.Details!.ToJsonString().ShouldBe("""{"scope":"global","limit":1,"used":2}""", path);
        }
    }

    [Fact]
    public async Task A_manufacturers_limit_says_so()
    {
        var device = await BeyondAsync(limit: 1, oem: "boreal");

        (await client.GetAnswerAsync($"/devices/{device}")).Details!.ToJsonString().ShouldBe("""{"scope":"oem","limit":1,"used":2}""");
    }

    [Fact]
    public async Task A_raised_limit_opens_it_at_once()
    {
        var device = await BeyondAsync(limit: 1, oem: null);

        await app.SetAllowanceAsync(2);

        (await client.GetAnswerAsync($"/battery/{device}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_stays_listed_without_state_and_commands_and_can_be_removed()
    {
        var device = await BeyondAsync(limit: 1, oem: null);
        var listed = (await client.GetAnswerAsync("/battery?limit=50")).Data["items"]!.AsArray().Single(item => (string?)item!["id"] == device)!;

        ((bool?)listed["overage"]).ShouldBe(true);
        listed["state"].ShouldBeNull();
        listed["commands"]!.ToJsonString().ShouldBe("{}");
        (await client.GetAnswerAsync($"/battery/{device}/history")).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Delete, $"/battery/{device}", "")).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Removing_an_older_device_opens_it()
    {
        var older = await app.RegisterLiveAsync("auron", "older");
        var device = await BeyondAsync(limit: 2, oem: null);
        await client.GetAnswerAsync($"/battery/{device}");

        await SendAsync(HttpMethod.Delete, $"/battery/{older}", "");

        (await client.GetAnswerAsync($"/battery/{device}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_was_to_happen_fails_when_it_is_due()
    {
        var device = await app.RegisterLiveAsync("boreal", "due");
        await client.GetAnswerAsync($"/battery/{device}");
        var pushed = await SendAsync(HttpMethod.Post, $"/battery/{device}", """{"action":{"command":"idle","start":"30m"}}""");
        pushed.Status.ShouldBe(HttpStatusCode.Accepted);
        await app.SetAllowanceAsync(0);

        app.Time.Advance(TimeSpan.FromMinutes(31));

        var path = (string)pushed.Data["links"]!["self"]!;
        await Eventually.AnswersAsync(async () => (string?)(await client.GetAnswerAsync(path)).Data["errorCode"] == "DEVICE_OVERAGE", "the action fails");
    }

    private async Task<string> BeyondAsync(int limit, string? oem)
    {
        await app.RegisterLiveAsync("boreal", "within");
        var device = await app.RegisterLiveAsync("boreal", "beyond");
        await app.SetAllowanceAsync(limit, oem);
        return device;
    }

    private Task<Answer> SendAsync(HttpMethod method, string path, string body)
    {
        var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (body.Length > 0) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return client.SendAnswerAsync(request);
    }
}
