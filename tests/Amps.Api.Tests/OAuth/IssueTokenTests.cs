using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Amps.Api.Tests.Authentication;
using Amps.Application.ApiKeys.GrantToken;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.OAuth;

public sealed class IssueTokenTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Path = "/oauth2/token";

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task A_client_that_authenticates_in_the_form_gets_a_token_of_an_hour_which_reads_a_device()
    {
        var lab = await TokenLab.MakeAsync(app);

        var answer = await AskAsync(Form(lab));

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Body.AsObject().Select(field => field.Key).ShouldBe(["access_token", "token_type", "expires_in"]);
        ((string?)answer.Body["token_type"]).ShouldBe("Bearer");
        ((int?)answer.Body["expires_in"]).ShouldBe(3600);
        var device = (await app.DemoDeviceAsync("battery", "auron")).Id;
        (await lab.CallAsync((string)answer.Body["access_token"]!, "/battery/" + device)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_client_that_authenticates_as_Basic_gets_one_too()
    {
        var lab = await TokenLab.MakeAsync(app);

        (await AskAsync(Grant(), Basic(lab.Key.Value, lab.Body))).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(Grant(), Basic(lab.Key.Value.Replace("_", "%5F", StringComparison.Ordinal), lab.Body.Replace("_", "%5f", StringComparison.Ordinal)))).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync([.. Grant(), ("client_id", lab.Key.Value)], Basic(lab.Key.Value, lab.Body))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_of_it_may_be_stored_on_the_way()
    {
        var lab = await TokenLab.MakeAsync(app);

        foreach (var answer in new[] { await AskAsync(Form(lab)), await AskAsync(Grant()) })
        {
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            answer.Headers.Pragma.ShouldHaveSingleItem().Name.ShouldBe("no-cache");
        }
    }

    [Fact]
    public async Task A_parameter_that_we_do_not_know_is_ignored_as_the_RFC_says()
    {
        var lab = await TokenLab.MakeAsync(app);

        (await AskAsync([.. Form(lab), ("audience", "x"), ("scope", "")])).Status.ShouldBe(HttpStatusCode.OK);
    }

    public static TheoryData<string, string> BrokenForms() => new()
    {
        { "", "invalid_request" },
        { "client_id={id}&client_secret={key}", "invalid_request" },
        { "grant_type=&client_id={id}&client_secret={key}", "invalid_request" },
        { "grant_type=client_credentials&grant_type=client_credentials&client_id={id}&client_secret={key}", "invalid_request" },
        { "grant_type=client_credentials&client_id={id}&client_id={id}&client_secret={key}", "invalid_request" },
        { "grant_type=client_credentials&client_id={id}&client_secret={key}&x=1&x=2", "invalid_request" },
        { "grant_type=password&client_id={id}&client_secret={key}", "unsupported_grant_type" },
        { "grant_type=Client_Credentials&client_id={id}&client_secret={key}", "unsupported_grant_type" },
        { "grant_type=client_credentials&client_id={id}&client_secret={key}&scope=devices%3Aread", "invalid_scope" },
        { "grant_type=client_credentials", "invalid_client" },
        { "grant_type=client_credentials&client_id={id}", "invalid_client" },
        { "grant_type=client_credentials&client_secret={key}", "invalid_client" },
        { "grant_type=client_credentials&client_id=key_00000000000000000000000000&client_secret={key}", "invalid_client" },
        { "grant_type=client_credentials&client_id={id}&client_secret={key}x", "invalid_client" },
        { "grant_type=client_credentials&client_id={id}&client_secret=amps_sk_test_0000000000000000000000000000000000000000", "invalid_client" },
        { "grant_type=client_credentials&client_id={id}&client_secret=%00%ff", "invalid_request" },
    };

    [Theory]
    [MemberData(nameof(BrokenForms))]
    public async Task Every_other_form_is_refused_in_the_words_of_the_RFC(string form, string error)
    {
        var lab = await TokenLab.MakeAsync(app);
        var text = form.Replace("{id}", lab.Key.Value, StringComparison.Ordinal).Replace("{key}", lab.Body, StringComparison.Ordinal);

        var answer = await SendAsync(new StringContent(text, Encoding.UTF8, "application/x-www-form-urlencoded"));

        IsError(answer, error);
    }

    [Theory]
    [InlineData("Bearer {key}", "invalid_client")]
    [InlineData("Basic", "invalid_client")]
    [InlineData("Basic !!!", "invalid_client")]
    [InlineData("Basic bm9jb2xvbg==", "invalid_client")]
    [InlineData("Basic Og==", "invalid_client")]
    public async Task Every_other_header_is_refused(string header, string error)
    {
        var lab = await TokenLab.MakeAsync(app);

        IsError(await AskAsync(Grant(), header.Replace("{key}", lab.Body, StringComparison.Ordinal)), error);
    }

    [Fact]
    public async Task Who_authenticates_twice_is_refused()
    {
        var lab = await TokenLab.MakeAsync(app);

        IsError(await AskAsync(Form(lab), Basic(lab.Key.Value, lab.Body)), "invalid_request");
        IsError(await AskAsync([.. Grant(), ("client_id", "key_00000000000000000000000000")], Basic(lab.Key.Value, lab.Body)), "invalid_request");
    }

    [Fact]
    public async Task Only_a_form_is_read_and_only_the_body()
    {
        var lab = await TokenLab.MakeAsync(app);

        IsError(await SendAsync(new StringContent($$"""{"grant_type":"client_credentials","client_id":"{{lab.Key}}","client_secret":"{{lab.Body}}"}""", Encoding.UTF8, "application/json")), "invalid_request");
        IsError(await SendAsync(new FormUrlEncodedContent([new("grant_type", "client_credentials")]), query: $"?client_id={lab.Key}&client_secret={lab.Body}"), "invalid_request");
        IsError(await SendAsync(new FormUrlEncodedContent([new("grant_type", new string('x', 70_000))])), "invalid_request");
    }

    [Fact]
    public async Task A_token_is_no_clients_secret()
    {
        var lab = await TokenLab.MakeAsync(app);
        var token = (await lab.IssueAsync()).Token;

        IsError(await AskAsync([.. Grant(), ("client_id", lab.Key.Value), ("client_secret", token)]), "invalid_client");
    }

    [Fact]
    public async Task A_key_without_the_permission_gets_none()
    {
        var lab = await TokenLab.MakeAsync(app, new KeyTerms([.. Permission.All.Except([Permission.TokensIssue])]));

        var answer = await AskAsync(Form(lab));

        IsError(answer, "unauthorized_client");
        ((string?)answer.Body["error_description"])!.ShouldContain("tokens:issue");
    }

    [Fact]
    public async Task A_live_key_gets_none_while_live_is_shut()
    {
        var lab = await TokenLab.MakeAsync(app, environment: AmpsEnvironment.Live);

        IsError(await AskAsync(Form(lab)), "unauthorized_client");
    }

    [Fact]
    public async Task A_revoked_key_gets_none()
    {
        var lab = await TokenLab.MakeAsync(app);
        await app.SendAsync(new RevokeKeyCommand(lab.Key));

        IsError(await AskAsync(Form(lab)), "invalid_client");
    }

    [Fact]
    public async Task A_token_ends_with_its_key()
    {
        var lab = await TokenLab.MakeAsync(app, KeyTerms.FullAccess with { ExpiresAt = app.Time.GetUtcNow().AddMinutes(10) });

        ((int?)(await AskAsync(Form(lab))).Body["expires_in"]).ShouldBe(600);
    }

    [Fact]
    public async Task A_key_gets_60_in_any_hour_and_is_told_when_the_next_one_is_there()
    {
        var lab = await TokenLab.MakeAsync(app);
        for (var i = 0; i < GrantTokenCommand.MostPerHour; i++) (await AskAsync(Form(lab))).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await AskAsync(Form(lab));
        IsError(refused, "slow_down");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));

        app.Time.Sleep(TimeSpan.FromHours(1));
        (await AskAsync(Form(lab))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_call_draws_from_the_keys_limit_as_any_other()
    {
        var lab = await TokenLab.MakeAsync(app, new KeyTerms(Permission.All, RateLimitPerMinute: 6, Burst: 1));

        (await AskAsync(Form(lab))).Headers.GetValues("ratelimit").ShouldBe(["\"default\";r=0;t=10"]);
        var refused = await AskAsync(Form(lab));

        IsError(refused, "slow_down");
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Another_method_is_405_without_a_key()
    {
        using var client = app.Client();

        var answer = await client.GetAnswerAsync(Path);

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Code.ShouldBe("METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task The_metadata_leads_to_the_endpoint()
    {
        using var client = app.Client();

        var metadata = JsonNode.Parse(await client.GetStringAsync(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative)))!;

        ((string?)metadata["token_endpoint"]).ShouldBe((string?)metadata["issuer"] + Path);
        new Uri((string)metadata["issuer"]!).Port.ShouldBe(app.Url.Port);
    }

    private static (string, string)[] Grant() => [("grant_type", "client_credentials")];

    private static (string, string)[] Form(TokenLab lab) => [.. Grant(), ("client_id", lab.Key.Value), ("client_secret", lab.Body)];

    private static string Basic(string id, string secret) => "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}"));

    private static void IsError(Answer answer, string error)
    {
        answer.Body.AsObject().Select(field => field.Key).ShouldBe(["error", "error_description"]);
        ((string?)answer.Body["error"]).ShouldBe(error);
        ((string)answer.Body["error_description"]!).ShouldAllBe(letter => letter >= ' ' && letter <= '~' && letter != '"' && letter != '\\');
        answer.Status.ShouldBe(error switch { "invalid_client" => HttpStatusCode.Unauthorized, "slow_down" => HttpStatusCode.TooManyRequests, _ => HttpStatusCode.BadRequest });
        answer.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).ShouldBe(error is "invalid_client" ? ["Basic"] : []);
    }

    private Task<Answer> AskAsync((string Name, string Value)[] form, string? authorization = null) =>
        SendAsync(new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))), authorization);

    private async Task<Answer> SendAsync(HttpContent content, string? authorization = null, string query = "")
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, Path + query) { Content = content };
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await client.SendAnswerAsync(request);
    }
}
