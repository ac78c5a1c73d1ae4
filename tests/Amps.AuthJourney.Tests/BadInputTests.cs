using System.Net;
using Amps.Testing;

namespace Amps.AuthJourney.Tests;

/// <summary>What no browser sends by itself, by bare HTTP.</summary>
public sealed class BadInputTests(JourneyFixture fixture) : IClassFixture<JourneyFixture>
{
    [Theory]
    [InlineData("/link", 404)]
    [InlineData("/link/app_00000000000000000000000000?userId=u", 404)]
    [InlineData("/link/{app}?userId=a%00b&sandbox=true", 400)]
    [InlineData("/link/{app}?sandbox=true", 400)]
    [InlineData("/link/{app}?userId=u&userId=v&sandbox=true", 400)]
    [InlineData("/link/{app}?userId=u&sandbox=maybe", 400)]
    [InlineData("/link/{app}?userId=u&sandbox=true&maxDevices=101", 400)]
    [InlineData("/link/{app}?userId=u&sandbox=true&deviceType=toaster", 400)]
    [InlineData("/link/{app}?userId=u", 403)]
    [InlineData("/link?session=lnk_00000000000000000000000000.x", 400)]
    [InlineData("/link?reconnect=true&token=x", 404)]
    [InlineData("/link/lnk_00000000000000000000000000/consent", 410)]
    [InlineData("/link/oauth?state=x&code=y", 400)]
    [InlineData("/link/{app}?userId=u&sandbox=true&utm_source=mail", 200)]
    public async Task A_link_that_leads_nowhere_has_a_page_of_its_own(string path, int status)
    {
        using var client = fixture.App.Client();
        using var answer = await client.GetAsync(new Uri(path.Replace("{app}", fixture.AppId, StringComparison.Ordinal), UriKind.Relative));

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("content-security-policy").Single().ShouldContain("default-src 'none'");
        answer.Headers.GetValues("referrer-policy").Single().ShouldBe("no-referrer");
    }

    [Fact]
    public async Task Looking_at_a_link_changes_nothing_and_one_browser_can_open_a_session_once()
    {
        using var api = fixture.App.SandboxClient();
        var made = (await api.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{fixture.AppId}}","userId":"session-1"}""")).Data;
        var path = new Uri((string)made["url"]!).PathAndQuery;
        using var scanner = new Tab(fixture.App);
        using var first = new Tab(fixture.App);
        using var second = new Tab(fixture.App);
        await scanner.GetAsync(path);
        await first.GetAsync(path);
        await second.GetAsync(path);

        (await first.PostAsync(path)).ShouldBe(HttpStatusCode.SeeOther);
        (await first.PostAsync(path)).ShouldBe(HttpStatusCode.SeeOther);
        (await second.PostAsync(path)).ShouldBe(HttpStatusCode.Gone);
        ((string?)(await api.GetAnswerAsync("/link/sessions/" + (string)made["id"]!)).Data["state"]).ShouldBe("pending");
    }

    [Fact]
    public async Task A_form_counts_once_and_for_its_own_journey_and_browser()
    {
        using var one = new Tab(fixture.App);
        using var other = new Tab(fixture.App);
        await one.BeginAsync(fixture.OpenLink("forms-1", "&deviceType=battery"));
        await other.BeginAsync(fixture.OpenLink("forms-2", "&deviceType=battery"));
        var token = one.Token;

        (await one.SendAsync(one.Path, ("token", other.Token), ("choice", "auron"))).ShouldBe(HttpStatusCode.BadRequest);
        (await other.SendAsync(one.Path, ("token", token), ("choice", "auron"))).ShouldBe(HttpStatusCode.Forbidden);
        (await one.SendAsync(one.Path, ("token", token + "x"), ("choice", "auron"))).ShouldBe(HttpStatusCode.BadRequest);
        (await one.SendAsync(one.Path, ("token", token), ("choice", "javascript:"))).ShouldBe(HttpStatusCode.OK);
        (await one.SendAsync(one.Path, ("token", token), ("choice", "auron"))).ShouldBe(HttpStatusCode.SeeOther);
        one.Location.ShouldEndWith("/sign_in");
        (await one.SendAsync(one.Path.Replace("/oem", "/consent", StringComparison.Ordinal), ("token", token))).ShouldBe(HttpStatusCode.SeeOther);
        one.Location.ShouldEndWith("/sign_in");
    }

    [Fact]
    public async Task A_journey_that_runs_out_of_time_says_so_and_its_secret_is_forgotten()
    {
        using var tab = new Tab(fixture.App);
        await tab.BeginAsync(fixture.OpenLink("late-1", "&deviceType=battery"));
        await tab.SendAsync(tab.Path, ("token", tab.Token), ("choice", "auron"));
        await tab.GetAsync(tab.Location);
        (await tab.SendAsync(tab.Path, ("token", tab.Token), ("simulated", "true"))).ShouldBe(HttpStatusCode.SeeOther);
        var journey = tab.Location.Split('/')[2];

        fixture.App.Time.Advance(TimeSpan.FromMinutes(31));
        (await fixture.App.RunJobAsync("journeys")).ShouldBeTrue();

        (await tab.GetAsync(tab.Location)).ShouldBe(HttpStatusCode.Gone);
        using var api = fixture.App.SandboxClient();
        ((string?)(await api.GetAnswerAsync("/link/sessions/" + journey)).Data["state"]).ShouldBe("expired");
    }

    [Fact]
    public async Task An_end_user_of_another_customers_session_is_nobody()
    {
        using var api = fixture.App.Client(fixture.App.Demo.LiveKey);
        ((int)(await api.GetAnswerAsync("/link/sessions/lnk_00000000000000000000000000")).Status).ShouldBeOneOf(403, 404);
    }

    [Theory]
    [InlineData("""{"userId":"u"}""")]
    [InlineData("""{"appId":"app_00000000000000000000000000","userId":"u"}""")]
    [InlineData("""{"appId":"{app}","userId":"u","redirectUrl":"javascript:alert(1)"}""")]
    [InlineData("""{"appId":"{app}","userId":"u","origin":"https://evil.example"}""")]
    [InlineData("""{"appId":"{app}","userId":"u","oem":"nobody"}""")]
    [InlineData("""{"appId":"{app}","userId":"u","expiresInSeconds":86401}""")]
    [InlineData("""{"appId":"{app}","userId":"u v"}""")]
    public async Task A_session_that_its_app_does_not_allow_is_refused(string body)
    {
        using var api = fixture.App.SandboxClient();
        ((int)(await api.PostAnswerAsync("/link/sessions", body.Replace("{app}", fixture.AppId, StringComparison.Ordinal))).Status).ShouldBe(400);
    }
}
