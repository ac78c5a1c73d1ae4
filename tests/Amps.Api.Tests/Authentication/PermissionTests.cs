using System.Net;
using Amps.Api.Routing;
using Amps.Api.Tests.OpenApi;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.AspNetCore.Routing;

namespace Amps.Api.Tests.Authentication;

public sealed class PermissionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    private IReadOnlyList<RouteEndpoint> ApiEndpoints =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<ApiRoute>() is not null)];

    [Fact]
    public async Task Every_route_refuses_a_key_that_lacks_its_permission()
    {
        ApiEndpoints.Count.ShouldBeGreaterThan(10);
        foreach (var endpoint in ApiEndpoints)
        {
            var route = endpoint.Metadata.GetRequiredMetadata<ApiRoute>();
            if (route.Permission is null) continue;

            using var client = await ClientWithoutAsync(route.Permission);
            foreach (var method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods)
            {
                var answer = await SendAsync(client, endpoint, method);

                answer.Status.ShouldBe(HttpStatusCode.Forbidden, $"{method} {endpoint.RoutePattern.RawText}");
                answer.Code.ShouldBe("INSUFFICIENT_PERMISSIONS");
                ((string?)answer.Details?["required"]).ShouldBe(route.Permission);
            }
        }
    }

    [Fact]
    public void Only_me_is_open_to_any_key() =>
        ApiEndpoints.Where(endpoint => endpoint.Metadata.GetRequiredMetadata<ApiRoute>().Permission is null)
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBe(["/me"]);

    [Fact]
    public async Task Every_route_refuses_a_call_without_a_key()
    {
        using var client = app.Client();
        foreach (var endpoint in ApiEndpoints)
        {
            (await SendAsync(client, endpoint, MethodOf(endpoint))).Code.ShouldBe("UNAUTHORIZED", endpoint.RoutePattern.RawText);
        }
    }

    [Fact]
    public async Task Every_route_names_a_parameter_that_it_does_not_know()
    {
        using var client = app.SandboxClient();
        foreach (var endpoint in ApiEndpoints)
        {
            var answer = await SendAsync(client, endpoint, MethodOf(endpoint), "?surprise=1");

            answer.Code.ShouldBe("VALIDATION_ERROR", endpoint.RoutePattern.RawText);
            ((string?)answer.Details?["issues"]?[0]?["path"]).ShouldBe("surprise");
        }
    }

    private static string MethodOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0];

    private static Task<Answer> SendAsync(HttpClient client, RouteEndpoint endpoint, string method, string query = "") =>
        client.SendAnswerAsync(HttpMethod.Parse(method), ApiDocument.Fill(endpoint.RoutePattern.RawText!) + query, method is "POST" or "PUT" ? "{}" : null);

    private async Task<HttpClient> ClientWithoutAsync(string permission)
    {
        var terms = new KeyTerms([.. Permission.All.Where(other => !string.Equals(other, permission, StringComparison.Ordinal))]);
        var key = await app.SendAsync(new CreateKeyCommand(CustomerId.Trust(app.Demo.CustomerId), AmpsEnvironment.Sandbox, terms));
        return app.Client(key.Key);
    }
}
