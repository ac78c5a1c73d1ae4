using System.Net;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Me;

public sealed class MeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task Says_whose_key_it_is_and_what_it_may_do()
    {
        var terms = new KeyTerms([Permission.DevicesRead], new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero), 1200, 7);
        var key = await app.SendAsync(new CreateKeyCommand(CustomerId.Trust(app.Demo.CustomerId), AmpsEnvironment.Sandbox, terms));
        using var client = app.Client(key.Key);

        var answer = await client.GetAnswerAsync("/me");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Data.ToJsonString().ShouldBe(
            $$$"""{"customer":{"id":"{{{app.Demo.CustomerId}}}","name":"Demo","liveEnabled":false},"keyId":"{{{key.KeyId}}}","environment":"sandbox","permissions":["devices:read"],"expiresAt":"2027-01-01T00:00:00.000Z","rateLimit":{"perMinute":1200,"burst":7,"customerPerMinute":3000}}""");
    }

    [Fact]
    public async Task A_query_parameter_is_400()
    {
        using var client = app.SandboxClient();

        (await client.GetAnswerAsync("/me?a=b")).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
