using System.Net;
using System.Text.Json.Nodes;
using Amps.Application.Common;
using Amps.Application.Devices.ReadHistory;
using Amps.Testing;

namespace Amps.Api.Tests.OpenApi;

public sealed class DocumentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly Uri Address = new("/openapi.json", UriKind.Relative);

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task The_document_is_served_as_json_without_a_key()
    {
        using var client = app.Client();

        using var response = await client.GetAsync(Address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Headers.Contains("access-control-allow-origin").ShouldBeFalse();
    }

    [Fact]
    public async Task Head_answers_the_headers_of_the_document_alone()
    {
        using var client = app.Client();
        var length = (await client.GetByteArrayAsync(Address)).Length;

        using var response = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, Address));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        response.Content.Headers.ContentLength.ShouldBe(length);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Another_method_is_405_in_the_envelope(string method)
    {
        using var client = app.Client();

        var answer = await client.SendAnswerAsync(new HttpRequestMessage(new HttpMethod(method), Address));

        answer.Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
        answer.Code.ShouldBe("METHOD_NOT_ALLOWED");
        ((bool?)answer.Body["success"]).ShouldBe(false);
    }

    [Fact]
    public async Task Every_call_and_every_process_gets_the_same_bytes()
    {
        await using var other = await AmpsApp.StartAsync();
        using var client = app.Client();
        using var elsewhere = other.Client();

        var first = await client.GetByteArrayAsync(Address);
        var second = await client.GetByteArrayAsync(Address);
        var third = await elsewhere.GetByteArrayAsync(Address);

        second.SequenceEqual(first).ShouldBeTrue();
        third.SequenceEqual(first).ShouldBeTrue("another server of the same build has the same document");
    }

    [Fact]
    public async Task The_document_is_openapi_3_1_and_names_itself()
    {
        var root = (await ApiDocument.ReadAsync(app)).Root;

        ((string?)root["openapi"]).ShouldNotBeNull().ShouldStartWith("3.1.");
        ((string?)root["info"]!["title"]).ShouldBe("Amps");
        ((string?)root["info"]!["version"]).ShouldNotBeNullOrEmpty();
        ((string?)root["info"]!["description"]).ShouldNotBeNullOrEmpty();
        root["servers"]!.AsArray().Select(server => (string?)server!["url"]).ShouldBe(["/"]);
    }

    [Fact]
    public async Task Every_reference_leads_somewhere()
    {
        var document = await ApiDocument.ReadAsync(app);
        var references = Nodes(document.Root).OfType<JsonObject>().Where(node => node["$ref"] is JsonValue).ToList();

        references.Count.ShouldBeGreaterThan(100);
        foreach (var reference in references) document.Follow(reference).ShouldNotBeNull();
    }

    [Fact]
    public async Task No_name_of_our_code_and_no_address_of_this_machine_is_in_it()
    {
        var text = (await ApiDocument.ReadAsync(app)).Root.ToJsonString();

        foreach (var word in new[] { "System.", "`1", "DateTimeOffset", "JsonNode", "127.0.0.1", "localhost", app.Demo.SandboxKey, app.Demo.LiveKey })
        {
            text.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task Either_header_can_carry_the_key()
    {
        var root = (await ApiDocument.ReadAsync(app)).Root;
        var schemes = root["components"]!["securitySchemes"]!.AsObject();

        schemes.Select(scheme => scheme.Key).ShouldBe(["apiKey", "bearer", "client"]);
        ((string?)schemes["apiKey"]!["type"]).ShouldBe("apiKey");
        ((string?)schemes["apiKey"]!["in"]).ShouldBe("header");
        ((string?)schemes["apiKey"]!["name"]).ShouldBe("x-api-key");
        ((string?)schemes["bearer"]!["type"]).ShouldBe("http");
        ((string?)schemes["bearer"]!["scheme"]).ShouldBe("bearer");
        root["security"]!.ToJsonString().ShouldBe("""[{"apiKey":[]},{"bearer":[]}]""");
    }

    [Fact]
    public async Task The_bounds_of_pages_are_those_that_are_enforced()
    {
        var document = await ApiDocument.ReadAsync(app);
        var lists = document.Operations.Where(operation => operation.QueryParameters.Any(parameter => (string?)parameter["name"] == "limit")).ToList();

        lists.Count.ShouldBeGreaterThanOrEqualTo(7);
        foreach (var operation in lists)
        {
            var bounds = operation.Id.EndsWith("History", StringComparison.Ordinal) ? ReadHistoryQuery.Bounds : PageBounds.Usual;
            Bounds(operation, "limit").ShouldBe((1, bounds.MaxLimit, bounds.DefaultLimit), operation.Id);
            Bounds(operation, "offset").ShouldBe((0, PageRequest.MaxOffset, 0), operation.Id);
        }
    }

    private static (int? Min, int? Max, int? Default) Bounds(Operation operation, string name)
    {
        var schema = operation.QueryParameter(name)["schema"]!;
        ((string?)schema["type"]).ShouldBe("integer");
        return ((int?)schema["minimum"], (int?)schema["maximum"], (int?)schema["default"]);
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => node switch
    {
        JsonObject fields => [node, .. fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(Nodes)],
        JsonArray items => [node, .. items.OfType<JsonNode>().SelectMany(Nodes)],
        _ => [node],
    };
}
