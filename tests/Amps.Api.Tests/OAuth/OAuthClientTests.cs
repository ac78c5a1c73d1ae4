using System.Text.Json.Nodes;
using Amps.Api.Tests.Authentication;
using Amps.Api.Tests.OpenApi;
using Amps.Testing;

namespace Amps.Api.Tests.OAuth;

/// <summary>A client that nobody here wrote finds the endpoint, gets tokens and uses them.</summary>
[Collection(NodeTools.Name)]
public sealed class OAuthClientTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [OnceFact]
    public async Task A_standard_client_gets_a_token_with_either_authentication_and_reads_a_device()
    {
        var app = fixture.App;
        var lab = await TokenLab.MakeAsync(app);
        var (installed, why) = await Repository.RunAsync("eng/npm-tools", input: "");
        installed.ShouldBe(0, why);

        var (code, output) = await Repository.RunAsync("eng/oauth-client", new JsonObject
        {
            ["issuer"] = $"http://localhost:{app.Url.Port}",
            ["clientId"] = lab.Key.Value,
            ["clientSecret"] = lab.Body,
            ["path"] = "/battery/" + (await app.DemoDeviceAsync("battery", "auron")).Id,
        }.ToJsonString());

        code.ShouldBe(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["basic: 3600 s, 200 battery", "post: 3600 s, 200 battery", "wrong secret: 401"]);
    }
}
