using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Authentication;

public sealed class KeyHeaderTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    private string Key => app.Demo.SandboxKey;

    public static TheoryData<string?, string?> AcceptedForms() => new()
    {
        { "{key}", null },
        { "Bearer {key}", null },
        { "bearer {key}", null },
        { "  {key}  ", null },
        { null, "Bearer {key}" },
        { null, "BEARER {key}" },
        { null, "bearer   {key}" },
        { null, "{key}" },
        { "{key}", "Bearer {key}" },
        { "Bearer {key}", "{key}" },
        { "", "Bearer {key}" },
    };

    [Theory]
    [MemberData(nameof(AcceptedForms))]
    public async Task Takes_a_key_in_either_header_in_either_form(string? apiKey, string? authorization)
    {
        var answer = await SendAsync(apiKey, authorization);

        answer.Status.ShouldBe(HttpStatusCode.OK);
    }

    public static TheoryData<string?, string?> RefusedForms() => new()
    {
        { "nonsense", null },
        { "{key}x", null },
        { "{key}, {key}", null },
        { "{key} {key}", null },
        { "Bearer", null },
        { "Bearer Bearer {key}", null },
        { null, "Basic {key}" },
        { null, "Bearer {key} extra" },
        { "{key}", "Basic dXNlcjpwYXNz" },
        { "{key}", "Bearer" },
        { "amps_sk_test_0000000000000000000000000000000000000000", null },
        { "amps_sk_live_", null },
    };

    [Theory]
    [MemberData(nameof(RefusedForms))]
    public async Task Refuses_everything_else_as_an_invalid_key(string? apiKey, string? authorization)
    {
        var answer = await SendAsync(apiKey, authorization);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("INVALID_API_KEY");
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("  ", "")]
    public async Task Says_how_to_send_a_key_where_there_is_none(string? apiKey, string? authorization)
    {
        var answer = await SendAsync(apiKey, authorization);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("UNAUTHORIZED");
        answer.Message.ShouldNotBeNull().ShouldContain("x-api-key");
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Refuses_two_headers_that_name_different_keys()
    {
        var answer = await SendAsync(Key, "Bearer " + app.Demo.LiveKey);

        answer.Code.ShouldBe("INVALID_API_KEY");
        answer.Message.ShouldNotBeNull().ShouldContain("different keys");
    }

    [Theory]
    [InlineData("x-api-key")]
    [InlineData("Authorization")]
    public async Task Refuses_a_repeated_header_even_with_the_same_key(string header)
    {
        var answer = await RawHttp.SendAsync(app.Url, $"GET /me HTTP/1.1\r\nHost: localhost\r\n{header}: {Key}\r\n{header}: {Key}\r\nConnection: close\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 401");
        answer.ShouldContain("INVALID_API_KEY");
    }

    [Fact]
    public async Task Refuses_a_key_of_which_one_character_is_wrong_as_malformed()
    {
        var last = Key[^1] == 'a' ? 'b' : 'a';

        var answer = await SendAsync(Key[..^1] + last, null);

        answer.Message.ShouldNotBeNull().ShouldContain("malformed");
    }

    [Fact]
    public async Task Refuses_a_well_formed_key_that_does_not_exist_as_unknown()
    {
        var answer = await SendAsync(Domain.Customers.KeyBody.Generate(Domain.Customers.AmpsEnvironment.Sandbox), null);

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Message.ShouldNotBeNull().ShouldContain("unknown");
    }

    private async Task<Answer> SendAsync(string? apiKey, string? authorization)
    {
        using var client = app.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/me");
        if (apiKey is not null) request.Headers.TryAddWithoutValidation("x-api-key", With(apiKey));
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", With(authorization));
        return await client.SendAnswerAsync(request);
    }

    private string With(string form) => form.Replace("{key}", Key, StringComparison.Ordinal);
}
