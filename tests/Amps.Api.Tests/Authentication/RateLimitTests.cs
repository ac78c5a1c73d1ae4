using System.Net;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Authentication;

public sealed class RateLimitTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task Every_authenticated_answer_says_how_the_key_stands()
    {
        using var client = await ClientAsync(perMinute: 600, burst: null);

        var answer = await client.GetAnswerAsync("/me");

        answer.Headers.GetValues("ratelimit-policy").ShouldBe(["\"default\";q=600;w=60"]);
        answer.Headers.GetValues("ratelimit").ShouldBe(["\"default\";r=99;t=1"]);
    }

    [Fact]
    public async Task Failures_after_the_key_was_accepted_carry_the_headers_too()
    {
        using var client = await ClientAsync(perMinute: 600, burst: null);

        var answer = await client.GetAnswerAsync("/battery?nonsense=1");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.Contains("ratelimit").ShouldBeTrue();
    }

    [Fact]
    public async Task A_call_beyond_the_burst_is_refused_with_401_and_says_when_to_come_back()
    {
        using var client = await ClientAsync(perMinute: 6, burst: 2);
        await client.GetAnswerAsync("/me");
        await client.GetAnswerAsync("/me");

        var answer = await client.GetAnswerAsync("/me");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("RATE_LIMIT_EXCEEDED");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        ((int?)answer.Details?["retryAfterSeconds"]).ShouldBe(10);
        answer.Headers.GetValues("ratelimit").ShouldBe(["\"default\";r=0;t=20"]);
        answer.Headers.WwwAuthenticate.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_the_wait_that_was_told_the_next_call_is_let_in()
    {
        using var client = await ClientAsync(perMinute: 6, burst: 1);
        await client.GetAnswerAsync("/me");
        (await client.GetAnswerAsync("/me")).Code.ShouldBe("RATE_LIMIT_EXCEEDED");

        app.Time.Advance(TimeSpan.FromSeconds(10));

        (await client.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Zero_means_no_limit_of_the_key()
    {
        using var client = await ClientAsync(perMinute: 0, burst: null);

        for (var i = 0; i < 150; i++)
        {
            (await client.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task All_keys_of_a_customer_share_a_ceiling_per_environment()
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Ceiling"));
        using var first = await ClientAsync(perMinute: 0, burst: null, customer.CustomerId);
        using var second = await ClientAsync(perMinute: 0, burst: null, customer.CustomerId);

        // 3,000 a minute let 500 come at once.
        for (var i = 0; i < 250; i++)
        {
            (await first.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
            (await second.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
        }

        (await second.GetAnswerAsync("/me")).Code.ShouldBe("RATE_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task The_operator_may_choose_429()
    {
        await using var other = await AmpsApp.StartAsync("--RateLimit:Status", "429");
        var key = await other.SendAsync(new CreateKeyCommand(CustomerId.Trust(other.Demo.CustomerId), AmpsEnvironment.Sandbox, new KeyTerms(Permission.All, null, 6, 1)));
        using var client = other.Client(key.Key);
        await client.GetAnswerAsync("/me");

        (await client.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task After_60_failures_in_a_minute_an_address_is_not_even_looked_up()
    {
        await using var other = await AmpsApp.StartAsync("--RateLimit:FailedAuthenticationsPerMinute", "60");
        using var known = other.SandboxClient();
        await known.GetAnswerAsync("/me");
        using var guesser = other.Client("nonsense");
        for (var i = 0; i < 60; i++)
        {
            (await guesser.GetAnswerAsync("/me")).Code.ShouldBe("INVALID_API_KEY");
        }

        (await guesser.GetAnswerAsync("/me")).Code.ShouldBe("RATE_LIMIT_EXCEEDED");
        using var wellFormed = other.Client(KeyBody.Generate(AmpsEnvironment.Sandbox));
        (await wellFormed.GetAnswerAsync("/me")).Code.ShouldBe("RATE_LIMIT_EXCEEDED");

        // A key that is in use needs no look-up and goes on working behind the same address.
        (await known.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpClient> ClientAsync(int perMinute, int? burst, CustomerId? customer = null)
    {
        var terms = new KeyTerms(Permission.All, ExpiresAt: null, perMinute, burst);
        var key = await app.SendAsync(new CreateKeyCommand(customer ?? CustomerId.Trust(app.Demo.CustomerId), AmpsEnvironment.Sandbox, terms));
        return app.Client(key.Key);
    }
}
