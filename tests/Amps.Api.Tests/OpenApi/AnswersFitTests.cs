using System.Net;
using System.Text.Json.Nodes;
using Amps.Api.OpenApi;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.Customers.CreateApp;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.OpenApi;

/// <summary>Real answers of every route, held against what the document promises. Nothing may be missing, and nothing undescribed may be there.</summary>
[Collection(NodeTools.Name)]
public sealed class AnswersFitTests : IAsyncLifetime
{
    private readonly List<(string OperationId, Answer Answer)> heard = [];
    private AmpsApp app = null!;
    private ApiDocument document = null!;

    private IEnumerable<(string Method, string Path)> Calls => document.Operations.Select(operation => (operation.Method, ApiDocument.Fill(operation.Path)));

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        document = await ApiDocument.ReadAsync(app);
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    /// <summary>Vehicles and solar inverters take no commands, settings and schedules, and HVAC units have no settings: these calls are refused always.</summary>
    private static readonly string[] NeverSucceeding =
    [
        "writeHvacSettings",
        .. new[] { "Vehicle", "SolarInverter" }.SelectMany(type => new[] { $"push{type}", $"write{type}Settings", $"set{type}Schedule", $"read{type}Schedule", $"delete{type}Schedule" }),
    ];

    [Fact]
    public async Task Successes_fit_the_document()
    {
        using var client = app.SandboxClient();
        await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);
        await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "unread", oemDeviceId: "never-read");
        string[] lists = ["/devices?limit=50", "/battery?limit=50", "/ev-charger", "/hvac", "/solar-inverter", "/vehicle", "/devices?limit=1", "/devices?userId=nobody", "/oems", "/oems?limit=1", "/users", "/users?limit=1", "/events?limit=50", "/me"];
        foreach (var path in lists) await HearAsync(client, path);
        await HearAsync(client, "/devices?limit=2&cursor=" + (string?)(await HearAsync(client, "/devices?limit=2")).Data["pagination"]!["nextCursor"]);

        var devices = heard[0].Answer.Data["items"]!.AsArray().Where(device => !(bool)device!["overage"]! && device["state"] is not null).ToList();
        foreach (var device in devices)
        {
            await HearAsync(client, "/devices/" + (string)device!["id"]!);
            await HearAsync(client, $"/{((string)device["deviceType"]!).Replace('_', '-')}/{(string)device["id"]!}?expedite=true");
            foreach (var resolution in new[] { "raw", "hour", "day" })
            {
                await HearAsync(client, $"/{((string)device["deviceType"]!).Replace('_', '-')}/{(string)device["id"]!}/history?to=2026-06-01T10:31:00Z&resolution={resolution}");
            }
        }

        await HearAsync(client, $"/battery/{(await app.DemoDeviceAsync("battery", "boreal")).Id}/settings", "post", """{"discharge_floor":{"value":20,"unit":"percent"}}""");
        await HearAsync(client, $"/ev-charger/{(await app.DemoDeviceAsync("ev_charger", "auron")).Id}/settings", "post", """{"max_charge_rate":{"value":7,"unit":"kw"}}""");
        await HearActionsAsync(client);
        await HearSchedulesAsync(client);
        await HearSandboxAsync(client);
        await HearSessionsAsync(client);

        foreach (var device in devices.DistinctBy(device => (string?)device!["deviceType"]))
        {
            await HearAsync(client, $"/{((string)device!["deviceType"]!).Replace('_', '-')}/{(string)device["id"]!}", "delete");
        }

        await HearAsync(client, "/users/demo-user", "delete");

        heard.ShouldAllBe(pair => (int)pair.Answer.Status >= 200 && (int)pair.Answer.Status < 300);
        heard.Select(pair => pair.OperationId).Distinct().ShouldBe(document.Operations.Select(operation => operation.Id).Except(NeverSucceeding), ignoreOrder: true);
        devices.Select(device => (string?)device!["deviceType"]).Distinct().Count().ShouldBe(5);
        heard[0].Answer.Data["items"]!.AsArray().Count(device => (bool)device!["overage"]!).ShouldBe(1);
        await HoldsAsync();
    }

    [Fact]
    public async Task Reads_fit_the_document_wherever_their_state_comes_from()
    {
        using var client = app.SandboxClient();
        async Task ReadAsync(string type, string vendor, OemFailureReason? failure, string source)
        {
            var device = await app.DemoDeviceAsync(type, vendor);
            if (failure is { } reason) app.Gateway.Fail(device.OemDeviceId, reason);
            var read = await HearAsync(client, "/devices/" + device.Id);
            ((string?)read.Data["metadata"]!["source"]).ShouldBe(source);
            await HearAsync(client, $"/{type.Replace('_', '-')}?vendor={vendor}");
        }

        await ReadAsync("battery", "auron", failure: null, "cache");
        app.Time.Advance(TimeSpan.FromHours(1));
        await ReadAsync("battery", "auron", failure: null, "live");
        await ReadAsync("hvac", "boreal", OemFailureReason.Unavailable, "fallback");
        await ReadAsync("vehicle", "corvo", OemFailureReason.CredentialsRejected, "fallback");

        ((string?)heard.Last(pair => pair.OperationId == "readDevice").Answer.Data["connection"]!["state"]).ShouldBe("disconnected");
        await HoldsAsync();
    }

    [Fact]
    public async Task Failures_of_every_route_fit_the_document()
    {
        using var client = app.SandboxClient();
        using var anonymous = app.Client();
        using var unknown = app.Client("amps_sk_test_unknown");
        using var live = app.Client(app.Demo.LiveKey);
        using var powerless = await ClientAsync(new KeyTerms([Permission.LinkWrite]));
        using var hasty = await ClientAsync(new KeyTerms(Permission.All, RateLimitPerMinute: 1, Burst: 1));
        await hasty.GetAnswerAsync("/me");
        foreach (var (method, path) in Calls)
        {
            // The key's limit fills up again meanwhile.
            app.Time.Advance(TimeSpan.FromMilliseconds(200));
            await HearAsync(client, path + "?surprise=1", method);
            foreach (var refused in new[] { anonymous, unknown, live, hasty }) await HearAsync(refused, path, method);
            if (path != "/me") await HearAsync(powerless, path, method);
            heard.Add((document.At(path, method).Id, await client.SendAnswerAsync(HttpMethod.Patch, path)));
        }

        foreach (var (method, path) in Calls.Where(call => call.Path.Contains("_0", StringComparison.Ordinal))) await HearAsync(client, path, method);

        heard.Select(pair => pair.Answer.Code).Distinct().ShouldBe(
            ["VALIDATION_ERROR", "UNAUTHORIZED", "INVALID_API_KEY", "LIVE_ACCESS_DISABLED", "RATE_LIMIT_EXCEEDED", "INSUFFICIENT_PERMISSIONS", "METHOD_NOT_ALLOWED", "DEVICE_NOT_FOUND", "NOT_FOUND"],
            ignoreOrder: true);
        await HoldsAsync();
    }

    [Fact]
    public async Task Failures_of_devices_and_of_manufacturers_and_our_own_fit_the_document()
    {
        using var client = app.SandboxClient();
        var over = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "over", oemDeviceId: "over", overage: true);
        var unread = await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "unread", oemDeviceId: "never-read");
        await HearEachAsync(client, over);
        foreach (var reason in new[] { OemFailureReason.BadAnswer, OemFailureReason.Unavailable, OemFailureReason.Offline, OemFailureReason.Timeout, OemFailureReason.Gone })
        {
            app.Gateway.Fail("never-read", reason);
            await HearEachAsync(client, unread);
        }

        var broken = await app.DemoDeviceAsync("battery", "boreal");
        await app.BreakAsync(broken);
        await HearEachAsync(client, broken.Id);
        await HearAsync(client, "/battery?vendor=boreal");

        heard.Select(pair => pair.Answer.Code).Distinct().ShouldBe(
            ["DEVICE_OVERAGE", "OEM_ERROR", "SERVICE_UNAVAILABLE", "DEVICE_OFFLINE", "TIMEOUT", "DEVICE_NOT_FOUND", "INTERNAL_ERROR"], ignoreOrder: true);
        await HoldsAsync();
    }

    [Fact]
    public async Task What_a_device_does_not_take_fits_the_document()
    {
        using var client = app.SandboxClient();
        var battery = $"/battery/{(await app.DemoDeviceAsync("battery", "auron")).Id}";
        var vehicle = $"/vehicle/{(await app.DemoDeviceAsync("vehicle", "corvo")).Id}";
        string[] pushes =
        [
            """{"command":"heat"}""",
            """{"command":"charge","parameters":{"speed":{"value":3,"unit":"kw"}}}""",
            """{"command":"charge","parameters":{"power":{"value":3,"unit":"percent"}}}""",
            """{"command":"charge","parameters":{"power":{"value":99,"unit":"kw"}}}""",
            """{"command":"idle","start":"1h","end":"2h"}""",
            """{"command":"charge","end":"2h"}""",
            """{"command":"idle","start":"2026-06-01T11:00:00"}""",
            """{"command":"idle","start":"721h"}""",
        ];
        foreach (var push in pushes) await HearAsync(client, battery, "post", $$"""{"action":{{push}}}""");
        await HearAsync(client, battery + "/settings", "post", """{"speed":{"value":1,"unit":"kw"}}""");
        await HearAsync(client, battery + "/settings", "post", """{"scheduler_enabled":{"value":true}}""");
        await HearAsync(client, battery + "/schedule", "put", """{"slots":[{"time":"08:00","command":"heat"}]}""");
        await HearAsync(client, vehicle, "post");

        heard.Select(pair => pair.Answer.Code).Distinct().ShouldBe([.. ErrorCatalogue.OfCommands, "INVALID_TIME_WINDOW", "START_IN_PAST", "START_OUT_OF_RANGE", "UNSUPPORTED_SETTING", "READ_ONLY_SETTING"], ignoreOrder: true);
        await HoldsAsync();
    }

    [Fact]
    public async Task What_stands_in_the_way_fits_the_document()
    {
        using var client = app.SandboxClient();
        var battery = $"/battery/{(await app.DemoDeviceAsync("battery", "auron")).Id}";
        var pushed = await HearAsync(client, battery, "post", """{"action":{"command":"idle"},"sandbox":{"delaySeconds":300}}""", "k");
        await HearAsync(client, battery, "post", idempotencyKey: "k");
        await HearAsync(client, battery, "post");
        await HearAsync(client, battery + "/settings", "post", """{"discharge_floor":{"value":20,"unit":"percent"}}""");
        await HearAsync(client, $"/actions/{(string)pushed.Data["id"]!}/cancel", "post");
        heard.Add((document.At(battery + "/schedule", "put").Id, await client.PutAnswerAsync(battery + "/schedule", """{"slots":[{"time":"08:00","command":"idle"}]}""", ifMatch: "*")));
        foreach (var (body, type) in new[] { ("{", "application/json"), ("{}", "text/plain"), ("\"" + new string('x', 70_000) + "\"", "application/json") })
        {
            heard.Add((document.At(battery, "post").Id, await client.SendAnswerAsync(HttpMethod.Post, battery, body, ("content-type", type))));
        }

        heard.Skip(1).Select(pair => pair.Answer.Code).Distinct().ShouldBe(
            ["IDEMPOTENCY_KEY_REUSED", "CONFLICT", "ACTION_NOT_CANCELLABLE", "MALFORMED_JSON", "UNSUPPORTED_MEDIA_TYPE", "PAYLOAD_TOO_LARGE"], ignoreOrder: true);
        await HoldsAsync();
    }

    [Fact]
    public async Task The_check_sees_what_is_missing_and_what_is_not_described()
    {
        using var client = app.SandboxClient();
        var item = (await HearAsync(client, "/devices")).Data["items"]![0]!.AsObject();
        item.Remove("sync");
        item["surprise"] = 1;
        item["state"]!["inner"] = 2;
        (await HearAsync(client, "/me")).Meta["environment"] = "moon";

        var (code, output) = await NodeTools.CheckAnswersAsync(document, heard);

        code.ShouldBe(1);
        foreach (var word in new[] { "\"missingProperty\":\"sync\"", "\"unevaluatedProperty\":\"surprise\"", "\"unevaluatedProperty\":\"inner\"", "/meta/environment must be equal to one of" })
        {
            output.ShouldContain(word);
        }
    }

    private async Task<Answer> HearAsync(HttpClient client, string path, string method = "get", string body = """{"action":{"command":"idle"}}""", string? idempotencyKey = null)
    {
        var operation = document.At(path, method);
        var answer = await client.SendAnswerAsync(HttpMethod.Parse(method), path, operation.Body["requestBody"] is null ? null : body, idempotencyKey is null ? [] : [("idempotency-key", idempotencyKey)]);
        heard.Add((operation.Id, answer));
        return answer;
    }

    // A push that waits, one that is cancelled, one that was carried out and one that failed.
    private async Task HearActionsAsync(HttpClient client)
    {
        var battery = (await app.DemoDeviceAsync("battery", "boreal")).Id;
        var window = await HearAsync(client, "/battery/" + battery, "post", """{"action":{"command":"charge","parameters":{"power":{"value":2,"unit":"kw"}},"start":"1h","end":"1h"}}""");
        await HearAsync(client, $"/actions/{(string)window.Data["id"]!}/cancel", "post");
        await HearAsync(client, "/battery/" + battery, "post");
        await HearAsync(client, "/ev-charger/" + (await app.DemoDeviceAsync("ev_charger", "corvo")).Id, "post");
        var failing = await HearAsync(client, "/hvac/" + (await app.DemoDeviceAsync("hvac", "boreal")).Id, "post", """{"action":{"command":"idle"},"sandbox":{"outcome":"reject"}}""");
        var path = "/actions/" + (string)failing.Data["id"]!;
        await Eventually.AnswersAsync(async () => (string?)(await client.GetAnswerAsync(path)).Data["state"] == "failed", "the push has failed");
        await HearAsync(client, path);
        await HearAsync(client, "/actions");
    }

    // Schedules with and without everything that may be absent, one of which skipped a slot.
    private async Task HearSchedulesAsync(HttpClient client)
    {
        var battery = $"/battery/{(await app.DemoDeviceAsync("battery", "boreal")).Id}";
        var charger = $"/ev-charger/{(await app.DemoDeviceAsync("ev_charger", "auron")).Id}/schedule";
        var heating = $"/hvac/{(await app.DemoDeviceAsync("hvac", "delmar")).Id}/schedule";
        var weekly = await HearAsync(client, battery + "/schedule", "put",
            """{"recurrence":{"rule":"weekly","days":["mon"],"until":"2027-03-31","exclusions":["2026-12-28"]},"slots":[{"time":"00:30","duration":"PT5H","command":"charge","parameters":{"target":{"value":100,"unit":"percent"}}},{"time":"16:00","command":"auto.balanced"}]}""");
        await HearAsync(client, charger, "put", """{"recurrence":null,"slots":[{"at":"2026-06-02T10:30:00Z","command":"charge"}]}""");
        await HearAsync(client, heating, "put", """{"recurrence":{"rule":"daily"},"slots":[{"time":"07:00","command":"heat","parameters":{"target":{"value":21,"unit":"celsius"}}}]}""");
        app.Time.Sleep(TimeSpan.FromDays(30));
        var path = "/schedules/" + (string)weekly.Data["id"]!;
        await app.PassUntilAsync(async () => (await client.GetAnswerAsync(path)).Data["lastSkip"] is not null, "the slots are missed");
        foreach (var read in new[] { path, "/schedules", battery, battery + "/schedule", charger, heating }) await HearAsync(client, read);
        foreach (var called in new[] { battery + "/schedule", charger, heating }) await HearAsync(client, called, "delete");
        await HearAsync(client, "/schedules?state=cancelled");
    }

    // One device more of each type, everything that can be arranged for it, and what it says then.
    private async Task HearSessionsAsync(HttpClient client)
    {
        var made = await app.SendAsync(new CreateAppCommand(CustomerId.Trust(app.Demo.CustomerId), new AppTerms("App", "https://app.example.com/on", "https://app.example.com/again")));
        var session = await HearAsync(client, "/link/sessions", "post", $$"""{"appId":"{{made.AppId}}","userId":"user-42","state":"7"}""");
        await HearAsync(client, "/link/sessions/" + (string)session.Data["id"]!);
    }

    private async Task HearSandboxAsync(HttpClient client)
    {
        foreach (var (type, vendor) in new[] { ("battery", "boreal"), ("ev_charger", "auron"), ("hvac", "delmar"), ("solar_inverter", "auron"), ("vehicle", "corvo") })
        {
            var added = await HearAsync(client, "/sandbox/devices", "post", $$"""{"deviceType":"{{type}}","vendor":"{{vendor}}","userId":"arranged"}""");
            var path = "/sandbox/devices/" + (string)added.Data["id"]!;
            var nothing = added.Data["state"]!.AsObject().ToDictionary(field => field.Key, _ => (JsonNode?)null);
            await HearAsync(client, path + "/state", "post", new JsonObject { ["fields"] = new JsonObject(nothing) }.ToJsonString());
            await HearAsync(client, path + "/fail", "post", """{"code":"TIMEOUT","count":1}""");
            await HearAsync(client, path + "/disconnect", "post");
        }
    }

    // A battery, under its own path and under that of all types.
    private async Task HearEachAsync(HttpClient client, string id)
    {
        await HearAsync(client, "/battery/" + id);
        await HearAsync(client, "/devices/" + id);
    }

    private async Task<HttpClient> ClientAsync(KeyTerms terms)
    {
        var key = await app.SendAsync(new CreateKeyCommand(CustomerId.Trust(app.Demo.CustomerId), AmpsEnvironment.Sandbox, terms));
        return app.Client(key.Key);
    }

    private async Task HoldsAsync()
    {
        var (code, output) = await NodeTools.CheckAnswersAsync(document, heard);
        code.ShouldBe(0, output);
    }
}
