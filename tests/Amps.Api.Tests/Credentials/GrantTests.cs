using System.Net;
using Amps.Application.Common;
using Amps.Application.Credentials.LinkDevices;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Credentials;

/// <summary>Grants of a manufacturer with a sign-in page of its own, which end after an hour.</summary>
public sealed class GrantTests : IAsyncLifetime
{
    private readonly string log = Path.Combine(Path.GetTempPath(), $"amps-grants-{Path.GetRandomFileName()}");
    private AmpsApp app = null!;

    private SimulatedPage Corvo => new(app, "corvo");

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--Oems:SimulatorLog", log);

    public async Task DisposeAsync()
    {
        await app.DisposeAsync();
        File.Delete(log);
    }

    [Fact]
    public async Task The_page_gives_a_code_that_signs_in_once()
    {
        var code = await Corvo.CodeAsync("driver@example.com");

        (await TryAsync(code)).ShouldBeOfType<SignInAnswer.Accepted>().SignedIn.DisplayName.ShouldBe("driver@example.com");
        (await TryAsync(code)).ShouldBe(new SignInAnswer.Refused(SignInRefusal.WrongCredentials));
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_its_verifier() =>
        (await TryAsync(await Corvo.CodeAsync("driver@example.com") with { Verifier = "another" })).ShouldBe(new SignInAnswer.Refused(SignInRefusal.WrongCredentials));

    [Fact]
    public async Task A_code_is_worth_nothing_after_a_while()
    {
        var code = await Corvo.CodeAsync("driver@example.com");
        app.Time.Sleep(TimeSpan.FromMinutes(3));

        (await TryAsync(code)).ShouldBe(new SignInAnswer.Refused(SignInRefusal.WrongCredentials));
    }

    [Fact]
    public async Task Whoever_refuses_on_the_page_goes_back_without_a_code()
    {
        using var answer = await Corvo.AnswerAsync(("decision", "deny"));

        answer.Headers.Location!.AbsoluteUri.ShouldBe($"{Corvo.Callback}?error=access_denied&state=a%20state");
    }

    [Fact]
    public async Task A_wrong_password_stays_on_the_page()
    {
        using var answer = await Corvo.AnswerAsync(("decision", "allow"), ("user", "driver@example.com"), ("password", "wrong"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("is wrong");
    }

    [Theory]
    [InlineData("https://evil.example/link/oauth/callback")]
    [InlineData("javascript:alert(1)")]
    public async Task The_page_leads_nowhere_but_to_our_journey(string evil)
    {
        var url = Corvo.Url.PathAndQuery.Replace(Uri.EscapeDataString(Corvo.Callback), Uri.EscapeDataString(evil), StringComparison.Ordinal);

        using var answer = await Corvo.BrowseAsync(HttpMethod.Get, url, form: null);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Headers.GetValues("content-security-policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task A_grant_that_ends_is_renewed_once_however_many_calls_need_it()
    {
        var linked = await LinkAsync();
        var before = await app.CredentialAsync(linked.Credential);
        app.Time.Sleep(TimeSpan.FromHours(2));
        using var client = app.SandboxClient();

        var reads = await Task.WhenAll(linked.Devices.Select(id => client.GetAnswerAsync("/devices/" + id.Value)));

        reads.ShouldAllBe(read => (string?)read.Data["metadata"]!["source"] == "live");
        Refreshes().ShouldBe(1);
        (await app.CredentialAsync(linked.Credential)).ShouldSatisfyAllConditions(
            after => after.SealedGrant.ShouldNotBe(before.SealedGrant), after => after.GrantExpiresAt.ShouldBe(app.Time.Now() + TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_grant_that_is_good_is_left_alone()
    {
        var linked = await LinkAsync();
        using var client = app.SandboxClient();

        await client.GetAnswerAsync("/devices/" + linked.Devices[0].Value);

        Refreshes().ShouldBe(0);
    }

    [Fact]
    public async Task A_renewal_that_is_refused_disconnects_the_account()
    {
        var linked = await LinkAsync();
        app.Time.Sleep(TimeSpan.FromHours(2));
        await app.Services.GetRequiredService<ISandboxWorld>().LockOutAsync(new Tenant(AmpsEnvironment.Sandbox, CustomerId.Trust(app.Demo.CustomerId)), "corvo", "driver@example.com", [], default);
        using var client = app.SandboxClient();

        var read = (await client.GetAnswerAsync("/devices/" + linked.Devices[0].Value)).Data;

        ((string?)read["connection"]!["state"]).ShouldBe("disconnected");
        (await app.DevicesOfAsync("driver")).ShouldAllBe(device => device.Connection == ConnectionState.Disconnected);
    }

    private int Refreshes() => File.Exists(log) ? File.ReadAllLines(log).Count(line => line.Split('\t')[2] == "refresh") : 0;

    private async Task<LinkedDevices> LinkAsync() => (await app.LinkAsync("driver", "corvo", await Corvo.CodeAsync("driver@example.com"))).Value;

    private async Task<SignInAnswer> TryAsync(SignInAttempt attempt) =>
        (await app.Services.GetRequiredService<ISignIn>().SignInAsync(AmpsEnvironment.Sandbox, "corvo", attempt, default)).Value;
}
