using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Amps.Testing;

namespace Amps.Api.Tests.Envelope;

public sealed partial class EnvelopeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task A_success_is_wrapped_with_its_meta()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/me");

        ((bool?)answer.Body["success"]).ShouldBe(true);
        ((string?)answer.Meta["environment"]).ShouldBe("sandbox");
        ((string?)answer.Meta["timestamp"]).ShouldNotBeNull().ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        ((int?)answer.Meta["latencyMs"]).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.Contains("access-control-allow-origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_failure_is_wrapped_with_its_path_but_never_the_query()
    {
        using var client = app.SandboxClient();

        var answer = await client.GetAnswerAsync("/battery/dev_nothing?expedite=maybe");

        ((bool?)answer.Body["success"]).ShouldBe(false);
        ((string?)answer.Meta["path"]).ShouldBe("/battery/dev_nothing");
        ((string?)answer.Meta["environment"]).ShouldBe("sandbox");
    }

    [Fact]
    public async Task The_path_is_cut_at_200_characters()
    {
        using var client = app.Client();

        var answer = await client.GetAnswerAsync("/" + new string('x', 500));

        answer.Meta["path"]!.GetValue<string>().Length.ShouldBe(200);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/")]
    [InlineData("/battery/dev_1/nowhere")]
    [InlineData("/Battery2")]
    [InlineData("/favicon.ico")]
    public async Task An_unknown_route_is_404_with_and_without_a_key(string path)
    {
        using var anonymous = app.Client();
        using var known = app.SandboxClient();

        foreach (var client in new[] { anonymous, known })
        {
            var answer = await client.GetAnswerAsync(path);
            answer.Status.ShouldBe(HttpStatusCode.NotFound);
            answer.Code.ShouldBe("NOT_FOUND");
            answer.Meta["environment"].ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task A_wrong_method_is_405_and_names_the_right_ones(string method)
    {
        using var client = app.SandboxClient();

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/me"));

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
        (await response.Content.ReadAsStringAsync()).ShouldContain("METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_wrong_method_without_a_key_is_401_first()
    {
        using var client = app.Client();

        (await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/me"))).Code.ShouldBe("UNAUTHORIZED");
    }

    [Theory]
    [InlineData("application/json", "{\"broken\":")]
    [InlineData("text/plain", "hello")]
    [InlineData("application/json", "\u0000\u00ff")]
    public async Task A_body_on_a_read_is_ignored(string type, string body)
    {
        using var client = app.SandboxClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me") { Content = new StringContent(body, Encoding.UTF8, type) };

        (await client.SendAnswerAsync(request)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_body_that_is_too_large_for_a_route_that_takes_none_is_an_envelope_too()
    {
        using var client = app.SandboxClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/battery") { Content = new StringContent(new string('[', 200_000), Encoding.UTF8, "application/json") };

        (await client.SendAnswerAsync(request)).Code.ShouldBe("METHOD_NOT_ALLOWED");
    }

    /// <summary>The server does not fetch such a body, so the connection ends: a client that is not told would send its next request into it.</summary>
    [Fact]
    public async Task A_body_that_is_too_large_to_be_fetched_ends_its_connection_and_the_answer_says_so()
    {
        var body = new string('[', 200_000);

        var answer = await RawHttp.SendAsync(app.Url, $"POST /battery HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");

        answer.ShouldContain("Connection: close\r\n");
    }

    [Fact]
    public async Task HEAD_answers_as_GET_without_the_body()
    {
        using var client = app.SandboxClient();
        using var get = await client.GetAsync(new Uri("/oems", UriKind.Relative));

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/oems"));

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength.ShouldNotBeNull().ShouldBeGreaterThan(100);
        head.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_answer_carries_its_request_id_in_header_and_meta()
    {
        using var client = app.Client();

        var answer = await client.GetAnswerAsync("/nowhere");

        var id = answer.Headers.GetValues("x-request-id").ShouldHaveSingleItem();
        id.ShouldMatch("^req_[0-9a-hjkmnp-tv-z]{26}$");
        ((string?)answer.Meta["requestId"]).ShouldBe(id);
    }

    [Theory]
    [InlineData("my-own_ID-42", true)]
    [InlineData("a", true)]
    [InlineData("has space", false)]
    [InlineData("semi;colon", false)]
    [InlineData("", false)]
    public async Task A_usable_request_id_of_the_caller_is_taken_over(string sent, bool taken)
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.TryAddWithoutValidation("x-request-id", sent);

        var answer = await client.SendAnswerAsync(request);

        string.Equals((string?)answer.Meta["requestId"], sent, StringComparison.Ordinal).ShouldBe(taken);
    }

    [Fact]
    public async Task A_request_id_of_65_characters_is_replaced()
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        request.Headers.TryAddWithoutValidation("x-request-id", new string('a', 65));

        Ours().IsMatch((string)(await client.SendAnswerAsync(request)).Meta["requestId"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task What_nobody_expected_is_a_bare_500_and_logged_with_the_request_id()
    {
        using var client = app.SandboxClient();
        var device = await app.DemoDeviceAsync("battery", "auron");
        await app.BreakAsync(device);

        var answer = await client.GetAnswerAsync("/battery/" + device.Id);

        answer.Status.ShouldBe(HttpStatusCode.InternalServerError);
        answer.Code.ShouldBe("INTERNAL_ERROR");
        answer.Details.ShouldBeNull();
        answer.Body.ToJsonString().ShouldNotContain("Exception");
        app.Log.All.ShouldContain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains((string)answer.Meta["requestId"]!, StringComparison.Ordinal));
    }

    [GeneratedRegex("^req_")]
    private static partial Regex Ours();
}
