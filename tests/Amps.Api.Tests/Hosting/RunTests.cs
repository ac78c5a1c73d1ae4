using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Hosting;

/// <summary>The product as people start it: real processes, real HTTP.</summary>
public sealed class RunTests : IAsyncLifetime
{
    private static readonly IHttpClientFactory Clients = new ServiceCollection().AddHttpClient().BuildServiceProvider().GetRequiredService<IHttpClientFactory>();

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_newcomer_reads_a_battery_and_a_restart_keeps_everything()
    {
        var (first, demo) = await AmpsProcess.StartServerAsync(database);
        await using (first)
        {
            (await ReadAsync(demo.Url, demo.SandboxKey, "/battery?userId=" + demo.UserId)).Data["items"]!.AsArray().Count.ShouldBe(2);
            (await ReadAsync(demo.Url, demo.LiveKey, "/battery")).Code.ShouldBe("LIVE_ACCESS_DISABLED");
            await Eventually.HoldsAsync(() => first.Output.Contains("These keys and passwords are in", StringComparison.Ordinal), "the banner is printed");
            first.Output.ShouldContain($"curl -H \"x-api-key: {demo.SandboxKey}\"");
            foreach (var word in new[] { demo.OwnerEmail, demo.OwnerPassword, demo.OperatorEmail, demo.OperatorPassword })
            {
                first.Output.ShouldContain(word);
            }

            foreach (var page in new[] { "/docs", $"/link/{demo.AppId}?userId={demo.UserId}&sandbox=true", "/dashboard" })
            {
                first.Output.ShouldContain(demo.Url + page);
            }

            first.Signal(PosixSignal.SIGINT);
            await first.WaitAsync().WaitAsync(TimeSpan.FromSeconds(20));
            first.ExitCode.ShouldBe(0);
        }

        var (second, again) = await AmpsProcess.StartServerAsync(database);
        await using (second)
        {
            again.ShouldBe(demo with { Url = again.Url, Pid = second.Id, DashboardUrl = again.DashboardUrl });
            (await ReadAsync(again.Url, demo.SandboxKey, "/me")).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task What_is_secret_is_readable_by_its_owner_alone()
    {
        var (server, _) = await AmpsProcess.StartServerAsync(database);
        await using var running = server;

        foreach (var file in Directory.EnumerateFiles(database.Folder))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task The_command_line_works_beside_the_server_and_its_revocation_holds_there_within_5_seconds()
    {
        var (server, demo) = await AmpsProcess.StartServerAsync(database);
        await using var running = server;
        var customer = await AdminAsync("create-customer", "--name", "Beside");
        var key = await AdminAsync("create-key", "--customer", (string)customer["customerId"]!, "--environment", "sandbox", "--permissions", "devices:read,link:write", "--rate-limit", "60", "--burst", "20", "--expires", "2099-01-01T00:00:00Z");
        var before = await ReadAsync(demo.Url, (string)key["key"]!, "/me");

        await AdminAsync("revoke-key", "--key", (string)key["keyId"]!, "--yes");

        before.Data["permissions"]!.ToJsonString().ShouldBe("""["devices:read","link:write"]""");
        before.Data["rateLimit"]!.ToJsonString().ShouldBe("""{"perMinute":60,"burst":20,"customerPerMinute":3000}""");
        ((string?)before.Data["expiresAt"]).ShouldBe("2099-01-01T00:00:00.000Z");
        await Eventually.HoldsAsync(async () => (await ReadAsync(demo.Url, (string)key["key"]!, "/me")).Code == "INVALID_API_KEY", "the revocation holds", TimeSpan.FromSeconds(5));
        (await ReadAsync(demo.Url, (string)customer["sandboxKey"]!, "/devices")).Data["pagination"]!["total"]!.GetValue<int>().ShouldBe(10);
    }

    [Fact]
    public async Task Live_is_enabled_and_disabled_by_the_command_line()
    {
        var customer = await AdminAsync("create-customer", "--name", "Live");
        var id = (string)customer["customerId"]!;

        var enabled = await AdminAsync("enable-live", "--customer", id);
        var disabled = await AdminAsync("disable-live", "--customer", id);

        ((bool?)enabled["liveEnabled"]).ShouldBe(true);
        ((bool?)disabled["liveEnabled"]).ShouldBe(false);
        (await AdminAsync("list-customers")).AsArray().Select(row => (string?)row!["name"]).ShouldBe(["Live"]);
    }

    [Fact]
    public async Task Apps_tiers_and_allowances_are_set_by_the_command_line()
    {
        var customer = (string)(await AdminAsync("create-customer", "--name", "Sunny"))["customerId"]!;

        var app = await AdminAsync(
            "create-app", "--customer", customer, "--name", "Sunny", "--redirect-url", "https://sunny.example/done", "--reconnect-redirect-url", "com.example.sunny:/repaired",
            "--logo-url", "https://sunny.example/logo.svg", "--oems", "auron,corvo", "--origins", "https://sunny.example", "--signed-only");
        var tiers = await AdminAsync("set-tiers", "--customer", customer, "--tiers", "beta,general");
        var allowance = await AdminAsync("set-allowance", "--customer", customer, "--limit", "100");
        var none = await AdminAsync("set-allowance", "--customer", customer, "--oem", "gone", "--limit", "none");
        var allowances = await AdminAsync("list-allowances", "--customer", customer);

        ((string?)app["appId"]).ShouldStartWith("app_");
        var listed = (await AdminAsync("list-apps", "--customer", customer)).AsArray().ShouldHaveSingleItem()!;
        listed["oems"]!.ToJsonString().ShouldBe("""["auron","corvo"]""");
        ((bool?)listed["signedOnly"]).ShouldBe(true);
        tiers["tiers"]!.ToJsonString().ShouldBe("""["general","beta"]""");
        allowance.ToJsonString().ShouldBe($$"""{"customerId":"{{customer}}","oem":null,"limit":100,"used":0}""");
        none["limit"].ShouldBeNull();
        allowances.ToJsonString().ShouldBe($"[{allowance.ToJsonString()}]");
    }

    [Fact]
    public async Task People_are_made_by_the_command_line_with_a_link_for_their_password()
    {
        var customer = (string)(await AdminAsync("create-customer", "--name", "Sunny"))["customerId"]!;

        var member = await AdminAsync("create-member", "--customer", customer, "--email", "Ada@Sunny.example", "--role", "developer");
        var anOperator = await AdminAsync("create-operator", "--email", "op@amps.example");
        var again = await AdminAsync("reset-password", "--email", "ada@sunny.example");

        ((string?)member["email"]).ShouldBe("ada@sunny.example");
        ((string)anOperator["url"]!).ShouldContain("/dashboard/link?token=");
        ((string?)again["personId"]).ShouldBe((string?)member["personId"]);
        ((string?)again["url"]).ShouldNotBe((string?)member["url"]);
        var removed = await AdminAsync("remove-operator", "--email", "Op@amps.example", "--yes");
        ((string?)removed["personId"]).ShouldBe((string?)anOperator["personId"]);
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        var first = await AdminAsync("migrate");
        var second = await AdminAsync("migrate");

        first["applied"]!.AsArray().ShouldNotBeEmpty();
        second["applied"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("is not an id", "revoke-key", "--key", "nonsense", "--yes")]
    [InlineData("--yes", "revoke-key", "--key", "key_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("no such key", "revoke-key", "--key", "key_01kt1bqd20sw44641cc8bww4zz", "--yes")]
    [InlineData("no such customer", "enable-live", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("no such customer", "create-key", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--environment", "sandbox")]
    [InlineData("must be one of", "create-key", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--environment", "production")]
    [InlineData("`permissions` may hold", "create-key", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--environment", "live", "--permissions", "everything")]
    [InlineData("lie in the future", "create-key", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--environment", "live", "--expires", "2001-01-01T00:00:00Z")]
    [InlineData("`name` must have", "create-customer", "--name", " ")]
    [InlineData("--name", "create-customer")]
    [InlineData("no such customer", "set-tiers", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--tiers", "general,beta")]
    [InlineData("general, beta, preview", "set-tiers", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--tiers", "general,alpha")]
    [InlineData("neither a number", "set-allowance", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--limit", "some")]
    [InlineData("no such customer", "set-allowance", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--limit", "none")]
    [InlineData("no such customer", "list-allowances", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("`redirect-url` must be https", "create-app", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--name", "x", "--redirect-url", "javascript:alert(1)", "--reconnect-redirect-url", "https://a.example/")]
    [InlineData("no such customer", "create-member", "--customer", "cus_01kt1bqd20sw44641cc8bww4zz", "--email", "a@b.example", "--role", "owner")]
    [InlineData("must be an address", "create-operator", "--email", "nobody")]
    [InlineData("no such person", "reset-password", "--email", "nobody@b.example")]
    [InlineData("no such person", "remove-operator", "--email", "nobody@b.example", "--yes")]
    [InlineData("--yes", "remove-operator", "--email", "nobody@b.example")]
    [InlineData("--yes", "delete-app", "--app", "app_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("bogus", "bogus")]
    public async Task A_bad_command_says_what_is_wrong_and_ends_with_1(string says, params string[] words)
    {
        var (exitCode, output) = await AmpsProcess.RunAsync(database, ["admin", .. words]);

        exitCode.ShouldBe(1);
        output.ShouldContain(says);
        output.ShouldContain("amps admin:");
    }

    [Fact]
    public async Task Every_command_explains_itself()
    {
        var (exitCode, output) = await AmpsProcess.RunAsync(database, "admin", "--help");

        exitCode.ShouldBe(0);
        foreach (var command in new[] { "create-customer", "create-key", "revoke-key", "enable-live", "disable-live", "list-customers", "create-app", "list-apps", "update-app", "delete-app", "set-tiers", "set-allowance", "list-allowances", "create-operator", "remove-operator", "create-member", "reset-password", "migrate" })
        {
            output.ShouldContain(command);
        }
    }

    [Fact]
    public async Task Production_makes_no_demo_and_asks_for_its_settings()
    {
        var production = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" };
        await using var bare = AmpsProcess.Start(database, production, "--urls", "http://127.0.0.1:0");
        await bare.WaitAsync();
        await using var keyless = AmpsProcess.Start(database, production, "--urls", "http://127.0.0.1:0", "--PublicUrl", "https://amps.example");
        await keyless.WaitAsync();
        var masterKey = Path.Combine(database.Folder, "master.key");
        await File.WriteAllTextAsync(masterKey, Convert.ToBase64String(new byte[32]));
        File.SetUnixFileMode(masterKey, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var unmigrated = AmpsProcess.Start(database, production, "--urls", "http://127.0.0.1:0", "--PublicUrl", "https://amps.example", "--Amps:MasterKeyFile", masterKey);
        await unmigrated.WaitAsync();

        bare.ExitCode.ShouldBe(1);
        bare.Output.ShouldContain("PublicUrl");
        keyless.ExitCode.ShouldBe(1);
        keyless.Output.ShouldContain("Amps:MasterKeyFile");
        unmigrated.ExitCode.ShouldBe(1);
        unmigrated.Output.ShouldContain("--migrate");
        File.Exists(Path.Combine(database.Folder, "demo.json")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("RateLimit:Status", "--RateLimit:Status", "418")]
    [InlineData("Provider", "--Database:Provider", "Oracle")]
    [InlineData("PublicUrl", "--PublicUrl", "ftp://somewhere")]
    [InlineData("Journey:PublicUrl", "--Journey:PublicUrl", "https://link.example/journey")]
    [InlineData("another host name", "--Journey:PublicUrl", "https://AMPS.example:8443", "--PublicUrl", "https://amps.example")]
    [InlineData("Host", "--Journey:Host", "link.example")]
    [InlineData("TrustedProxies", "--TrustedProxies", "nobody")]
    [InlineData("Statsu", "--RateLimit:Statsu", "429")]
    public async Task A_bad_setting_stops_the_start_with_one_line_that_names_it(string names, params string[] words)
    {
        await using var server = AmpsProcess.Start(database, environment: null, words);
        await server.WaitAsync();

        server.ExitCode.ShouldBe(1);
        server.Output.Trim().Split('\n').Where(line => line.StartsWith("amps:", StringComparison.Ordinal) && !line.Contains("building", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain(names);
    }

    [Fact]
    public async Task A_second_server_is_kept_off_a_folder_of_files()
    {
        if (TestDatabase.Provider != Infrastructure.Persistence.DatabaseProvider.Sqlite) return;

        var (server, _) = await AmpsProcess.StartServerAsync(database);
        await using var running = server;
        await using var second = AmpsProcess.Start(database, environment: null, "--urls", "http://127.0.0.1:0");
        await second.WaitAsync();

        second.ExitCode.ShouldBe(1);
        second.Output.ShouldContain("Another server uses the data folder");
    }

    [Fact]
    public async Task A_server_that_was_killed_starts_again_with_its_data()
    {
        var (first, demo) = await AmpsProcess.StartServerAsync(database);
        await using (first)
        {
            first.Kill();
            await first.WaitAsync();
        }

        var (second, again) = await AmpsProcess.StartServerAsync(database);
        await using var running = second;

        (await ReadAsync(again.Url, demo.SandboxKey, "/devices")).Data["pagination"]!["total"]!.GetValue<int>().ShouldBe(10);
    }

    private Task<JsonNode> AdminAsync(params string[] words) => AmpsProcess.AdminAsync(database, words);

    private static async Task<Answer> ReadAsync(string url, string key, string path)
    {
        using var client = Clients.CreateClient();
        client.BaseAddress = new Uri(url);
        client.DefaultRequestHeaders.Add("x-api-key", key);
        return await client.GetAnswerAsync(path);
    }
}
