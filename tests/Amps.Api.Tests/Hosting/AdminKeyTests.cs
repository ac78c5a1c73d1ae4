using System.Net;
using System.Text.Json.Nodes;
using Amps.Testing;

namespace Amps.Api.Tests.Hosting;

/// <summary>Keys, tokens and the audit on the command line, as the README shows them.</summary>
public sealed class AdminKeyTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_issues_tokens_is_rolled_and_revoked_and_the_audit_tells_it()
    {
        var customer = (string)(await RunAsync("create-customer", "--name", "Line"))["customerId"]!;
        var key = await RunAsync("create-key", "--customer", customer, "--environment", "sandbox", "--permissions", "read-only");
        string[] of = ["--key", (string)key["keyId"]!];
        var token = await RunAsync(["issue-token", .. of, "--name", "night report", "--expires-in", "90d"]);
        await RunAsync(["rotate-token-secret", .. of, "--overlap", "7d"]);
        ((string?)(await RunAsync(["list-tokens", .. of]))["items"]![0]!["state"]).ShouldBe("valid");
        await RunAsync(["revoke-tokens", .. of, "--old", "--yes"]);
        await RunAsync("revoke-token", "--token", (string)token["tokenId"]!);
        await RunAsync(["roll-key", .. of, "--overlap", "24h"]);
        await RunAsync(["set-permissions", .. of, "--permissions", "full"]);
        await RunAsync(["disable-key", .. of]);
        await RunAsync(["enable-key", .. of]);
        await RunAsync(["revoke-key", .. of, "--cancel", "--yes"]);

        var (code, csv) = await AmpsProcess.RunAsync(database, "admin", "list-audit", "--customer", customer, "--csv");
        var verdicts = (await RunAsync("verify-audit")).AsArray();

        code.ShouldBe(0, csv);
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[4]).Reverse().ShouldBe(
        [
            "customer.created", "key.created", "key.created", "key.created", "token.issued", "key.token_secret_rotated", "key.old_tokens_revoked", "token.revoked",
            "key.rolled", "key.permissions_set", "key.disabled", "key.enabled", "key.revoked",
        ]);
        verdicts.Select(verdict => (string?)verdict!["store"]).ShouldBe(["platform", "sandbox", "live"]);
        verdicts.ShouldAllBe(verdict => verdict!["broken"] == null && (int)verdict["unsealed"]! == 0);
    }

    [Fact]
    public async Task What_destroys_asks_whether_it_is_meant()
    {
        foreach (var words in new[] { new[] { "revoke-key", "--key", "key_00000000000000000000000000" }, ["revoke-tokens", "--key", "key_00000000000000000000000000", "--all"] })
        {
            var (code, output) = await AmpsProcess.RunAsync(database, ["admin", .. words]);

            code.ShouldBe(1);
            output.ShouldContain("--yes");
        }
    }

    private async Task<JsonNode> RunAsync(params string[] words)
    {
        var (code, output) = await AmpsProcess.RunAsync(database, ["admin", .. words]);
        code.ShouldBe(0, output);
        return JsonNode.Parse(output[output.IndexOfAny(['{', '['])..])!;
    }
}
