using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Amps.Domain.Common;
using Amps.Testing;

namespace Amps.Api.Tests.Docs;

public sealed class DocsPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string GuidePolicy = "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; img-src 'self'";

    private const string ReferencePolicy =
        "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'";

    private readonly AmpsApp app = fixture.App;

    [Theory]
    [InlineData("GET", "/docs", "text/html")]
    [InlineData("HEAD", "/docs", "text/html")]
    [InlineData("GET", "/docs/ui", "text/html")]
    [InlineData("GET", "/docs/ui/index.html", "text/html")]
    [InlineData("HEAD", "/docs/ui/index.html", "text/html")]
    [InlineData("GET", "/docs/docs.css", "text/css")]
    [InlineData("GET", "/docs/docs.js", "text/javascript")]
    [InlineData("GET", "/docs/ui.css", "text/css")]
    [InlineData("GET", "/docs/icon.svg", "image/svg+xml")]
    [InlineData("GET", "/docs/ui/swagger-ui-bundle.js", "text/javascript")]
    public async Task Every_part_is_served_without_a_key(string method, string path, string type)
    {
        using var client = app.Client();

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await response.Content.ReadAsByteArrayAsync()).Length.ShouldBeInRange(method == "HEAD" ? 0 : 100, method == "HEAD" ? 0 : 10_000_000);
    }

    [Theory]
    [InlineData("/docs", GuidePolicy)]
    [InlineData("/docs/docs.js", GuidePolicy)]
    [InlineData("/docs/ui/index.html", ReferencePolicy)]
    [InlineData("/docs/ui/index.js", ReferencePolicy)]
    public async Task Browsers_may_load_from_here_alone(string path, string policy)
    {
        using var client = app.Client();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));

        response.Headers.GetValues("content-security-policy").ShouldBe([policy]);
        response.Headers.GetValues("referrer-policy").ShouldBe(["no-referrer"]);
        response.Headers.GetValues("x-content-type-options").ShouldBe(["nosniff"]);
        response.Headers.Contains("set-cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task Every_error_code_has_one_anchor()
    {
        var ids = Regex.Matches(await TextAsync("/docs"), "\\sid=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        var codes = typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        ids.ShouldBeUnique();
        ids.Where(id => Regex.IsMatch(id, "^[A-Z_]+$")).ShouldBe(codes, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_link_within_the_guide_leads_somewhere()
    {
        var text = await TextAsync("/docs");
        using var client = app.Client();
        foreach (var target in Regex.Matches(text, "(?:href|src)=\"([^\"]+)\"").Select(match => match.Groups[1].Value).Distinct())
        {
            if (target.StartsWith('#')) text.ShouldContain($" id=\"{target[1..]}\"");
            else (await client.GetAsync(new Uri(target, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, target);
        }
    }

    [Fact]
    public async Task Every_call_of_the_api_is_listed_with_a_link_into_the_reference()
    {
        var text = await TextAsync("/docs");

        foreach (var (endpoint, route) in OpenApi.ApiDocument.RoutesOf(app))
        {
            text.ShouldContain($"<a href=\"/docs/ui/index.html#/{route.Tag}/{route.OperationId}\"><code>{endpoint.Metadata.GetRequiredMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().HttpMethods[0]} {endpoint.RoutePattern.RawText}</code></a>");
        }
    }

    [Fact]
    public async Task Every_section_that_integrators_look_for_is_there()
    {
        var text = await TextAsync("/docs");

        foreach (var section in new[] { "quickstart", "authentication", "envelope", "commands", "paging", "reference", "limits", "errors", "webhooks", "changelog" })
        {
            text.ShouldContain($"<section id=\"{section}\">");
            text.ShouldContain($"<a href=\"#{section}\">");
        }
    }

    [Theory]
    [InlineData("/docs")]
    [InlineData("/docs/docs.css")]
    [InlineData("/docs/docs.js")]
    [InlineData("/docs/ui.css")]
    [InlineData("/docs/ui/index.html")]
    public async Task No_part_names_another_server_or_has_a_hole(string path)
    {
        var text = await TextAsync(path);

        // Of this server the guide says what docs.js replaces by the address that it was loaded from.
        Regex.Matches(text, "(?:https?:)?//[A-Za-z0-9.-]+(:[0-9]+)?").Select(match => match.Value).Distinct().ShouldBeSubsetOf(["http://localhost:5080", "//"]);
        text.ShouldNotContain("{{");
        text.ShouldNotContain("}}");
        text.ShouldNotContain("%(");
        text.ShouldNotContain(app.Demo.SandboxKey);
    }

    [Theory]
    [InlineData("/docs/nope")]
    [InlineData("/docs/ui/nope")]
    [InlineData("/docs/docs.html")]
    [InlineData("/docs/../docs/nope")]
    public async Task What_is_not_there_is_404_in_the_envelope(string path)
    {
        using var client = app.Client();

        var answer = await client.GetAnswerAsync(path);

        answer.Status.ShouldBe(HttpStatusCode.NotFound);
        answer.Code.ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task Another_method_is_405_in_the_envelope()
    {
        using var client = app.Client();

        var answer = await client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/docs"));

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Code.ShouldBe("METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task The_reference_shows_our_document_and_keeps_no_key()
    {
        var script = await TextAsync("/docs/ui/index.js");

        script.ShouldContain("\"persistAuthorization\":false");
        script.ShouldContain("\"url\":\"/openapi.json\"");
        (await TextAsync("/docs/ui/index.html")).ShouldContain("is forgotten when you leave the page");
    }

    private async Task<string> TextAsync(string path)
    {
        using var client = app.Client();
        return await client.GetStringAsync(new Uri(path, UriKind.Relative));
    }
}
