using System.Net;
using Amps.Api.Dashboard;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.SignIn;
using Amps.Domain.People;
using Amps.Testing;

namespace Amps.Dashboard.Tests;

public sealed class SignInTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task What_needs_the_password_asks_for_it_after_ten_minutes_on_every_page()
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/Devices/Device"] = "sandbox/devices/dev_0",
            ["/Webhooks/Index"] = "sandbox/webhooks",
            ["/Webhooks/Secret"] = "sandbox/webhooks/whe_0/secret",
            ["/Users/User"] = "sandbox/users/nobody",
            ["/Operators/Index"] = "operators",
            ["/Keys/New"] = "sandbox/keys/new",
            ["/Keys/Key"] = "sandbox/keys/key_0",
            ["/Keys/Tokens"] = "sandbox/keys/key_0/tokens",
            ["/Members/Index"] = "sandbox/members",
            ["/Members/Member"] = "sandbox/members/per_0",
            ["/Customers/Customer"] = "customers/cus_0",
            ["/Jobs/Trouble"] = "jobs/sandbox/actions/retrying",
            ["/You/Index"] = "you",
            ["/You/Password"] = "you/password",
            ["/You/SecondFactor"] = "you/second-factor",
        };
        using var owner = await fixture.EnterAsync(PersonRole.Owner);
        using var anOperator = await fixture.EnterAsync(PersonRole.Operator);
        fixture.App.Time.Sleep(PersonSession.Confirmed);

        foreach (var line in Access.Lines.Where(line => line.NeedsPassword))
        {
            var tab = line.Sandbox == Who.Operator ? anOperator : owner;
            var path = "/dashboard/" + places[line.Page];
            var status = line.Handler == "Get" ? await tab.GetAsync(path) : await tab.PostAsync($"{path}?handler={line.Handler["Post".Length..]}");

            (status, tab.Location.Split('?')[0]).ShouldBe((HttpStatusCode.SeeOther, "/dashboard/confirm"), $"{line.Page} {line.Handler}");
        }
    }

    [Theory]
    [InlineData("LIVE")]
    [InlineData("Sandbox")]
    public async Task An_environment_has_one_spelling(string environment)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);

        (await tab.GetAsync($"/dashboard/{environment}/keys")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_session_every_page_leads_to_the_sign_in_and_back()
    {
        using var tab = new Tab(fixture.App);
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);

        (await tab.GetAsync("/dashboard/sandbox/devices?type=hvac")).ShouldBe(HttpStatusCode.SeeOther);
        tab.Location.ShouldBe("/dashboard/sign-in?back=%2Fdashboard%2Fsandbox%2Fdevices%3Ftype%3Dhvac");
        var signIn = tab.Location;
        await tab.GetAsync(signIn);
        await tab.PostAsync(signIn, ("email", email), ("password", DashboardFixture.Password));

        tab.Location.ShouldBe("/dashboard/sandbox/devices?type=hvac");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/dashboard//evil.example")]
    [InlineData("/dashboard\\..\\evil")]
    [InlineData("/dashboards")]
    public async Task A_planted_address_leads_nowhere_else(string back)
    {
        using var tab = new Tab(fixture.App);
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        var signIn = "/dashboard/sign-in?back=" + Uri.EscapeDataString(back);
        await tab.GetAsync(signIn);

        await tab.PostAsync(signIn, ("email", email), ("password", DashboardFixture.Password));

        tab.Location.ShouldBe("/dashboard");
    }

    [Fact]
    public async Task Unknown_and_wrong_are_answered_alike_and_locked_out_alike()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var known = new Tab(fixture.App);
        using var unknown = new Tab(fixture.App);
        for (var tries = 0; tries < 7; tries++)
        {
            (await known.TrySignInAsync(email, "wrong wrong wrong")).ShouldBe(HttpStatusCode.Forbidden);
            (await unknown.TrySignInAsync("nobody@people.example", "wrong wrong wrong")).ShouldBe(HttpStatusCode.Forbidden);
            Alert(known).ShouldBe(Alert(unknown));
        }

        (await known.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.Forbidden);
        Alert(known).ShouldBe(Alert(unknown));
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(5));
        (await known.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("\u0001\ud800")]
    [InlineData("")]
    [InlineData(null)]
    public async Task What_cannot_be_an_address_is_answered_as_one_that_nobody_has(string? email)
    {
        using var odd = new Tab(fixture.App);
        using var unknown = new Tab(fixture.App);

        (await odd.TrySignInAsync(email ?? new string('x', 5_000) + "@people.example", "wrong wrong wrong")).ShouldBe(HttpStatusCode.Forbidden);

        await unknown.TrySignInAsync("no-one@people.example", "wrong wrong wrong");
        Alert(odd).ShouldBe(Alert(unknown));
    }

    // Forms in parts can hold one.
    [Fact]
    public async Task An_address_with_a_NUL_is_nobodys() =>
        (await fixture.App.SendAsync(new SignInCommand("a\0b@people.example", "wrong wrong wrong", Agent: "", Address: ""))).Secret.ShouldBeNull();

    [Fact]
    public async Task A_link_is_good_once_and_for_a_day()
    {
        var link = await fixture.App.SendAsync(new InvitePersonCommand(fixture.Demo, "fresh@people.example", PersonRole.Developer));
        var path = new Uri(link.Url).PathAndQuery;
        using var tab = new Tab(fixture.App);

        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        (await tab.PostAsync(path, ("password", "short"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.PostAsync(path, ("password", "fresh fresh and more"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.PostAsync(path, ("password", "a long new password"))).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.Gone);
        (await tab.PostAsync(path, ("password", "another new password"))).ShouldBe(HttpStatusCode.Gone);
        await tab.SignInAsync("fresh@people.example", "a long new password");

        var late = await fixture.App.SendAsync(new InvitePersonCommand(fixture.Demo, "late@people.example", PersonRole.Developer));
        fixture.App.Time.Sleep(TimeSpan.FromHours(24));
        (await tab.GetAsync(new Uri(late.Url).PathAndQuery)).ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task A_session_ends_when_idle_when_old_and_when_somebody_ends_it()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var idle = new Tab(fixture.App);
        using var busy = new Tab(fixture.App);
        using var ended = new Tab(fixture.App);
        await idle.SignInAsync(email, DashboardFixture.Password);
        await busy.SignInAsync(email, DashboardFixture.Password);
        for (var hour = 0; hour < 11; hour++)
        {
            fixture.App.Time.Sleep(TimeSpan.FromHours(1));
            (await busy.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
        }

        (await idle.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        await ended.SignInAsync(email, DashboardFixture.Password);
        await busy.GetAsync("/dashboard/you");
        (await busy.PostAsync("/dashboard/you?handler=EndOthers")).ShouldBe(HttpStatusCode.SeeOther);
        (await ended.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        fixture.App.Time.Sleep(TimeSpan.FromHours(1));
        (await busy.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_whoever_kept_the_cookie()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Viewer);
        var cookie = tab.Cookies;

        (await tab.PostAsync("/dashboard/you?handler=SignOut")).ShouldBe(HttpStatusCode.SeeOther);

        using var client = fixture.App.Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        (await client.GetStringAsync(new Uri("/dashboard/you", UriKind.Relative))).ShouldContain("<h1>Sign in</h1>");
    }

    [Fact]
    public async Task Another_password_ends_the_other_sessions_and_the_old_password()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Viewer);
        using var tab = new Tab(fixture.App);
        using var other = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        await other.SignInAsync(email, DashboardFixture.Password);

        (await tab.PostAsync("/dashboard/you/password", ("password", "quite another one"))).ShouldBe(HttpStatusCode.SeeOther);

        (await tab.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync("/dashboard/you")).ShouldBe(HttpStatusCode.SeeOther);
        (await other.TrySignInAsync(email, DashboardFixture.Password)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_shows_secrets_asks_for_the_password_after_ten_minutes()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        (await tab.GetAsync("/dashboard/you/password")).ShouldBe(HttpStatusCode.OK);
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(10));

        (await tab.GetAsync("/dashboard/you/password")).ShouldBe(HttpStatusCode.SeeOther);
        var confirm = tab.Location;
        await tab.GetAsync(confirm);
        (await tab.PostAsync(confirm, ("password", "not this one at all"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.PostAsync(confirm, ("password", DashboardFixture.Password))).ShouldBe(HttpStatusCode.SeeOther);

        tab.Location.ShouldBe("/dashboard/you/password");
        (await tab.GetAsync(tab.Location)).ShouldBe(HttpStatusCode.OK);
    }

    private static string Alert(Tab tab) => tab.Html[tab.Html.IndexOf("role=\"alert\"", StringComparison.Ordinal)..tab.Html.IndexOf("<form", StringComparison.Ordinal)];
}
