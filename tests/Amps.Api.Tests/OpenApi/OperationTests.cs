using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application;
using Amps.Domain.Common;
using Amps.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Amps.Api.Tests.OpenApi;

public sealed class OperationTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task The_operations_are_exactly_the_routes_of_the_api()
    {
        var document = await ApiDocument.ReadAsync(app);
        var served = from pair in ApiDocument.RoutesOf(app)
                     from method in pair.Endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
                     select $"{method} {Regex.Replace(pair.Endpoint.RoutePattern.RawText!, "(?<=[{][A-Za-z]+):[^}]*", "")} {pair.Route.OperationId}";

        var described = document.Operations.Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path} {operation.Id}").ToList();

        described.Count.ShouldBeGreaterThanOrEqualTo(14);
        described.ShouldBe(served, ignoreOrder: true);
    }

    [Fact]
    public async Task Operation_ids_are_unique_and_good_names_for_methods()
    {
        var ids = (await ApiDocument.ReadAsync(app)).Operations.Select(operation => operation.Id).ToList();

        ids.ShouldBeUnique();
        ids.ShouldAllBe(id => Regex.IsMatch(id, "^[a-z][A-Za-z]+$"));
    }

    [Fact]
    public async Task Every_operation_has_words_and_one_tag_that_is_described()
    {
        var document = await ApiDocument.ReadAsync(app);
        var tags = document.Root["tags"]!.AsArray().ToDictionary(tag => (string)tag!["name"]!, tag => (string?)tag!["description"]);

        tags.Values.ShouldAllBe(description => !string.IsNullOrWhiteSpace(description));
        foreach (var operation in document.Operations)
        {
            ((string?)operation.Body["summary"]).ShouldNotBeNullOrWhiteSpace(operation.Id);
            ((string?)operation.Body["description"]).ShouldNotBeNullOrWhiteSpace(operation.Id);
            operation.Parameters.ShouldAllBe(parameter => !string.IsNullOrWhiteSpace((string?)parameter["description"]), operation.Id);
            tags.Keys.ShouldContain((string)operation.Body["tags"]!.AsArray().ShouldHaveSingleItem()!);
        }

        tags.Keys.ShouldBe(document.Operations.Select(operation => (string)operation.Body["tags"]![0]!).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task The_permission_is_the_routes()
    {
        foreach (var (operation, route) in await PairsAsync())
        {
            ((string?)operation.Body["x-amps-permission"]).ShouldBe(route.Permission, operation.Id);
            ((string)operation.Body["description"]!).ShouldContain(route.Permission is { } needed ? $"`{needed}`" : "Any valid key", Case.Sensitive, operation.Id);
        }
    }

    [Fact]
    public void What_a_POST_answers_can_be_remembered_for_an_idempotency_key()
    {
        var posts = ApiDocument.RoutesOf(app).Where(pair => pair.Endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Contains("POST")).ToList();

        posts.Count.ShouldBeGreaterThan(5);
        posts.ShouldAllBe(pair => AmpsJson.Default.GetTypeInfo(pair.Route.Answer) != null);
    }

    [Fact]
    public async Task The_query_parameters_are_those_that_the_route_takes()
    {
        foreach (var (operation, route) in await PairsAsync())
        {
            operation.QueryParameters.Select(parameter => (string?)parameter["name"]).ShouldBe(route.Query.Select(parameter => parameter.Name), operation.Id);
            operation.QueryParameters.ShouldAllBe(parameter => parameter["required"] == null || !(bool)parameter["required"]!, operation.Id);
        }
    }

    [Fact]
    public async Task The_words_of_a_query_parameter_are_those_that_are_taken()
    {
        var document = await ApiDocument.ReadAsync(app);
        foreach (var (operation, route) in await PairsAsync())
        {
            foreach (var parameter in route.Query.Where(parameter => parameter.Shape.Values is not null))
            {
                var schema = document.Follow(operation.QueryParameter(parameter.Name)["schema"]!);
                schema["enum"]!.AsArray().Select(word => (string?)word).ShouldBe(parameter.Shape.Values!, $"{operation.Id} {parameter.Name}");
            }
        }
    }

    [Fact]
    public async Task The_parameters_of_the_path_are_those_of_the_route()
    {
        foreach (var operation in (await ApiDocument.ReadAsync(app)).Operations)
        {
            var inPath = operation.Parameters.Where(parameter => (string?)parameter["in"] == "path").ToList();

            inPath.Select(parameter => (string?)parameter["name"]).ShouldBe(Regex.Matches(operation.Path, "[{](.+?)[}]").Select(match => match.Groups[1].Value), operation.Id);
            inPath.ShouldAllBe(parameter => (bool)parameter["required"]!, operation.Id);
        }
    }

    [Fact]
    public async Task Every_operation_shows_what_a_success_looks_like()
    {
        foreach (var (operation, route) in await PairsAsync())
        {
            if (route.Status == StatusCodes.Status204NoContent) continue;

            var content = operation.Body["responses"]!.AsObject().Single(response => response.Key.StartsWith('2')).Value!["content"]!["application/json"]!;

            content["schema"].ShouldNotBeNull(operation.Id);
            var example = content["examples"]!.AsObject().ShouldHaveSingleItem().Value!;
            ((bool?)example["value"]!["success"]).ShouldBe(true, operation.Id);
            example["value"]!["data"].ShouldNotBeNull(operation.Id);
        }
    }

    [Fact]
    public async Task Every_failure_of_a_route_is_an_example_under_its_status()
    {
        var document = await ApiDocument.ReadAsync(app);
        foreach (var (operation, route) in await PairsAsync())
        {
            var expected = ErrorCatalogue.Everywhere.Where(code => route.Permission is not null || code != ErrorCode.InsufficientPermissions).Concat(route.Codes)
                .Select(code => $"{ErrorCatalogue.Of(code).Status.ToString(CultureInfo.InvariantCulture)} {code}");

            FailuresOf(document, operation).ShouldBe(expected, ignoreOrder: true, operation.Id);
        }
    }

    [Fact]
    public void Every_failure_of_a_route_is_shown_as_it_is_answered() =>
        ApiDocument.RoutesOf(app).SelectMany(pair => pair.Route.Codes).Concat(ErrorCatalogue.Everywhere).Distinct().Where(code => !ErrorExamples.IsReal(code)).ShouldBeEmpty();

    [Fact]
    public async Task Every_answer_names_the_headers_that_it_can_carry()
    {
        var document = await ApiDocument.ReadAsync(app);
        foreach (var (operation, status, response) in document.Operations.SelectMany(operation => ResponsesOf(document, operation)))
        {
            string[] replayed = operation.Method == "post" && (status is "200" or "201" or "202" or "409" or "422") ? ["idempotent-replayed"] : [];
            string[] special = status switch { "401" => ["retry-after", "www-authenticate"], "405" => ["allow"], "200" when IsVersioned(operation) => ["etag"], _ => [] };

            response["headers"]!.AsObject().Select(header => header.Key).ShouldBe(["x-request-id", "ratelimit", "ratelimit-policy", .. special, .. replayed], ignoreOrder: true, $"{operation.Id} {status}");
        }
    }

    // One schedule; a list of them has no version.
    private static bool IsVersioned(Operation operation) => operation.Path.EndsWith("/schedule", StringComparison.Ordinal) || operation.Path.EndsWith("/{scheduleId}", StringComparison.Ordinal);

    private static IEnumerable<string> FailuresOf(ApiDocument document, Operation operation)
    {
        foreach (var (_, status, response) in ResponsesOf(document, operation).Where(one => !one.Status.StartsWith('2')))
        {
            foreach (var (name, example) in response["content"]!["application/json"]!["examples"]!.AsObject())
            {
                ((string?)document.Follow(example!)["value"]!["error"]!["code"]).ShouldBe(name);
                yield return $"{status} {name}";
            }
        }
    }

    private static IEnumerable<(Operation Operation, string Status, JsonNode Response)> ResponsesOf(ApiDocument document, Operation operation) =>
        operation.Body["responses"]!.AsObject().Select(response => (operation, response.Key, document.Follow(response.Value!)));

    private async Task<IReadOnlyList<(Operation Operation, ApiRoute Route)>> PairsAsync()
    {
        var document = await ApiDocument.ReadAsync(app);
        var routes = ApiDocument.RoutesOf(app).ToDictionary(pair => pair.Route.OperationId, pair => pair.Route);
        return [.. document.Operations.Select(operation => (operation, routes[operation.Id]))];
    }
}
