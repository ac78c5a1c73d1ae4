using Amps.Testing;

namespace Amps.Api.Tests.OpenApi;

public sealed class TokenOperationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Fact]
    public async Task The_document_shows_the_form_both_authentications_and_the_errors_of_OAuth()
    {
        var operation = (await ApiDocument.ReadAsync(fixture.App)).All.Single(one => one.Path == "/oauth2/token");

        operation.Method.ShouldBe("post");
        var form = operation.Body["requestBody"]!["content"]!["application/x-www-form-urlencoded"]!["schema"]!["properties"]!.AsObject();
        form.Select(field => field.Key).ShouldBe(["grant_type", "client_id", "client_secret"]);
        operation.Body["security"]!.ToJsonString().ShouldBe("""[{"client":[]},{}]""");
        var responses = operation.Body["responses"]!.AsObject();
        responses.Select(response => response.Key).ShouldBe(["200", "400", "401", "429"]);
        responses["400"]!["content"]!["application/json"]!["schema"]!["properties"]!.AsObject().Select(field => field.Key).ShouldBe(["error", "error_description"]);
        ((string)operation.Body["x-amps-permission"]!).ShouldBe("tokens:issue");
    }

    [Fact]
    public async Task The_security_schemes_say_that_tokens_are_taken()
    {
        var schemes = (await ApiDocument.ReadAsync(fixture.App)).Root["components"]!["securitySchemes"]!;

        ((string)schemes["apiKey"]!["description"]!).ShouldContain("access token");
        ((string)schemes["bearer"]!["description"]!).ShouldContain("access token");
    }
}
