using System.Net;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Authentication;

public sealed class KeyLifeTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    private CustomerId Demo => CustomerId.Trust(app.Demo.CustomerId);

    [Fact]
    public async Task A_revoked_key_is_refused_on_the_next_call_and_the_message_says_when()
    {
        var key = await CreateAsync(KeyTerms.FullAccess);
        using var client = app.Client(key.Key);
        (await client.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);

        var revoked = await app.SendAsync(new RevokeKeyCommand(key.KeyId));
        var answer = await client.GetAnswerAsync("/me");

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Code.ShouldBe("INVALID_API_KEY");
        answer.Message.ShouldBe($"The API key was revoked at {revoked.RevokedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}.");
    }

    [Fact]
    public async Task Revoking_again_keeps_the_first_instant()
    {
        var key = await CreateAsync(KeyTerms.FullAccess);
        var first = await app.SendAsync(new RevokeKeyCommand(key.KeyId));
        app.Time.Advance(TimeSpan.FromMinutes(1));

        var second = await app.SendAsync(new RevokeKeyCommand(key.KeyId));

        second.RevokedAt.ShouldBe(first.RevokedAt);
    }

    [Fact]
    public async Task A_key_ends_at_its_expiry_to_the_instant()
    {
        var key = await CreateAsync(KeyTerms.FullAccess with { ExpiresAt = app.Time.GetUtcNow().AddMinutes(5) });
        using var client = app.Client(key.Key);
        app.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        (await client.GetAnswerAsync("/me")).Status.ShouldBe(HttpStatusCode.OK);

        app.Time.Advance(TimeSpan.FromMilliseconds(1));
        var answer = await client.GetAnswerAsync("/me");

        answer.Code.ShouldBe("INVALID_API_KEY");
        answer.Message.ShouldNotBeNull().ShouldContain("expired at");
    }

    [Fact]
    public async Task A_live_key_is_shut_out_until_live_is_enabled_and_again_when_it_is_disabled()
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Live and let live"));
        using var client = app.Client(customer.LiveKey);
        var before = await client.GetAnswerAsync("/battery");

        await app.SendAsync(new SetLiveAccessCommand(customer.CustomerId, Enabled: true));
        var enabled = await client.GetAnswerAsync("/battery");
        await app.SendAsync(new SetLiveAccessCommand(customer.CustomerId, Enabled: false));
        var disabled = await client.GetAnswerAsync("/battery");

        before.Status.ShouldBe(HttpStatusCode.Forbidden);
        before.Code.ShouldBe("LIVE_ACCESS_DISABLED");
        enabled.Status.ShouldBe(HttpStatusCode.OK);
        ((string?)enabled.Meta["environment"]).ShouldBe("live");
        disabled.Code.ShouldBe("LIVE_ACCESS_DISABLED");
    }

    [Fact]
    public async Task Keys_are_stored_as_hashes_alone()
    {
        var key = await CreateAsync(KeyTerms.FullAccess);

        var stored = await app.SendAsync(new ListCustomersQuery());

        var row = stored.SelectMany(customer => customer.Keys).Single(row => row.KeyId == key.KeyId);
        row.Tail.ShouldBe(key.Key[^4..]);
        foreach (var file in Directory.EnumerateFiles(app.DataFolder, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            (await reader.ReadToEndAsync()).ShouldNotContain(key.Key[13..]);
        }
    }

    [Fact]
    public async Task The_last_use_is_kept_to_the_minute_without_a_write_per_call()
    {
        var key = await CreateAsync(KeyTerms.FullAccess);
        using var client = app.Client(key.Key);
        await client.GetAnswerAsync("/me");
        var usedAt = app.Time.GetUtcNow();
        (await LastUsedAsync(key.KeyId)).ShouldBeNull();

        await app.Services.GetRequiredService<Amps.Application.ApiKeys.AuthenticateKey.KeyUsage>().FlushAsync(CancellationToken.None);

        (await LastUsedAsync(key.KeyId)).ShouldBe(new DateTimeOffset(usedAt.Year, usedAt.Month, usedAt.Day, usedAt.Hour, usedAt.Minute, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task No_key_is_ever_logged()
    {
        using var client = app.SandboxClient();
        await client.GetAnswerAsync("/battery");
        await client.GetAnswerAsync($"/battery/{app.Demo.SandboxKey}?userId={app.Demo.LiveKey}");

        app.Log.All.ShouldNotContain(line => line.Contains("amps_sk_", StringComparison.Ordinal));
    }

    private async Task<DateTimeOffset?> LastUsedAsync(ApiKeyId id) =>
        (await app.SendAsync(new ListCustomersQuery())).SelectMany(customer => customer.Keys).Single(key => key.KeyId == id).LastUsedAt;

    private Task<CreatedKey> CreateAsync(KeyTerms terms) => app.SendAsync(new CreateKeyCommand(Demo, AmpsEnvironment.Sandbox, terms));
}
