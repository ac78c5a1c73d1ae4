using System.Net;
using Amps.Application.Customers.CreateCustomer;
using Amps.Domain.People;

namespace Amps.Dashboard.Tests;

/// <summary>What no browser sends by itself.</summary>
public sealed class BadInputTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Markup = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

    [Theory]
    [InlineData("/dashboard/sign-in")]
    [InlineData("/dashboard/you?handler=SignOut")]
    [InlineData("/dashboard/sandbox/members?handler=Invite")]
    [InlineData("/dashboard/sandbox/keys/new")]
    [InlineData("/dashboard/live/webhooks?handler=Create")]
    public async Task A_forged_form_is_refused_in_words(string path)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        using var stranger = await fixture.EnterAsync(PersonRole.Owner);
        foreach (var token in new[] { "", "x", stranger.Token })
        {
            (await tab.PostWithAsync(token, path)).ShouldBe(HttpStatusCode.BadRequest);
            tab.Html.ShouldContain("This form is out of date");
        }
    }

    [Fact]
    public async Task A_form_of_a_session_that_ended_is_refused_in_the_next_one()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        var kept = tab.Token;
        await tab.PostAsync("/dashboard/you?handler=SignOut");
        await tab.SignInAsync(email, DashboardFixture.Password);

        (await tab.PostWithAsync(kept, "/dashboard/sandbox/apps/new")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/dashboard/sandbox/members?handler=Invite", "email")]
    [InlineData("/dashboard/sandbox/webhooks?handler=Create", "url", "description")]
    [InlineData("/dashboard/sandbox/apps/new", "name", "redirectUrl", "reconnectRedirectUrl", "logoUrl", "origins", "oems")]
    [InlineData("/dashboard/sandbox/keys/new", "expires", "permissions")]
    [InlineData("/dashboard/sandbox/devices", "user")]
    [InlineData("/dashboard/customers?handler=Create", "name")]
    public async Task Markup_and_endless_texts_in_any_field_stay_texts(string path, params string[] fields)
    {
        using var tab = await fixture.EnterAsync(path.StartsWith("/dashboard/customers", StringComparison.Ordinal) ? PersonRole.Operator : PersonRole.Owner);
        foreach (var value in new[] { Markup, new string('x', 5_000), "\0\u202e\ud83d\ude00", "' or 1=1 --" })
        {
            var all = fields.Select(field => (field, value)).Append(("role", "viewer")).Append(("limit", "600")).ToArray();
            var status = path.EndsWith("devices", StringComparison.Ordinal) ? await tab.GetAsync($"{path}?user={Uri.EscapeDataString(value)}") : await tab.SubmitAsync(path, all);

            ((int)status).ShouldBeLessThan(500, value);
            tab.Html.ShouldNotContain("<script>alert(1)");
            tab.Html.ShouldNotContain("<img src=x");
        }
    }

    [Fact]
    public async Task Names_that_hold_markup_are_shown_as_they_are_written()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        await tab.GetAsync("/dashboard/sandbox/apps/new");
        var name = Markup;

        (await tab.SubmitAsync("/dashboard/sandbox/apps/new", ("name", name), ("redirectUrl", "https://a.example/x"), ("reconnectRedirectUrl", "https://a.example/y"))).ShouldBe(HttpStatusCode.OK);

        WebUtility.HtmlDecode(tab.Html).ShouldContain($"<h1>{name}</h1>");
        tab.Html.ShouldNotContain("<script>alert(1)");
    }

    [Theory]
    [InlineData("/dashboard/nowhere")]
    [InlineData("/dashboard/moon/devices")]
    [InlineData("/dashboard/sandbox/devices/dev_x")]
    [InlineData("/dashboard/sandbox/devices?cursor=%3Cscript%3E")]
    [InlineData("/dashboard/sandbox/webhooks/whe_00000000000000000000000000?state=odd")]
    [InlineData("/dashboard/sandbox/members?cursor=x")]
    [InlineData("/dashboard/link?token=")]
    public async Task What_leads_nowhere_is_a_page_that_says_so(string path)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);

        (await tab.GetAsync(path)).ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Gone);

        tab.Answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Every_page_tells_browsers_what_they_may_do()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        foreach (var path in new[] { "/dashboard/sandbox", "/dashboard/sign-in", "/dashboard/nowhere" })
        {
            await tab.GetAsync(path);
            var headers = tab.Answer.Headers;
            headers.GetValues("content-security-policy").Single().ShouldBe("default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
            headers.CacheControl!.NoStore.ShouldBeTrue();
            headers.GetValues("x-content-type-options").Single().ShouldBe("nosniff");
        }

        using var fresh = new Tab(fixture.App);
        await fresh.GetAsync("/dashboard/sign-in");
        fresh.Answer.Headers.GetValues("set-cookie").ShouldAllBe(cookie => cookie.Contains("httponly", StringComparison.Ordinal) && cookie.Contains("samesite=lax", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_edit_an_app_the_second_keeps_what_was_typed_and_sees_what_is_stored()
    {
        using var one = await fixture.EnterAsync(PersonRole.Owner);
        using var two = await fixture.EnterAsync(PersonRole.Owner);
        (string, string)[] Terms(string name, string version) =>
            [("name", name), ("redirectUrl", "https://a.example/x"), ("reconnectRedirectUrl", "https://a.example/y"), ("version", version)];
        await one.PostAsync("/dashboard/sandbox/apps/new", Terms("Before", "0"));
        var path = one.Location;

        (await one.PostAsync(path + "?handler=Save", Terms("By one", "0"))).ShouldBe(HttpStatusCode.SeeOther);
        (await two.PostAsync(path + "?handler=Save", Terms("By two", "0"))).ShouldBe(HttpStatusCode.Conflict);
        two.Html.ShouldContain("value=\"By two\"");
        two.Html.ShouldContain("<dd>By one</dd>");
        (await two.PostAsync(path + "?handler=Save", Terms("By two", "1"))).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_form_that_was_refused_is_still_about_what_was_seen()
    {
        using var one = await fixture.EnterAsync(PersonRole.Owner);
        using var two = await fixture.EnterAsync(PersonRole.Owner);
        (string, string)[] Terms(string name, string url, string version) => [("name", name), ("redirectUrl", url), ("reconnectRedirectUrl", "https://a.example/y"), ("version", version)];
        await one.PostAsync("/dashboard/sandbox/apps/new", Terms("Before", "https://a.example/x", "0"));
        var path = one.Location;
        (await one.PostAsync(path + "?handler=Save", Terms("By one", "https://a.example/x", "0"))).ShouldBe(HttpStatusCode.SeeOther);

        (await two.PostAsync(path + "?handler=Save", Terms("By two", "no address", "0"))).ShouldBe(HttpStatusCode.UnprocessableEntity);

        Patterns.Version().Match(two.Html).Value.ShouldBe("0");
        (await two.PostAsync(path + "?handler=Save", Terms("By two", "https://a.example/x", "0"))).ShouldBe(HttpStatusCode.Conflict);
        Patterns.Version().Match(two.Html).Value.ShouldBe("1");
    }

    [Theory]
    [InlineData("Tiers", "tiers", "beta", "seen", "general")]
    [InlineData("Allowance", "limit", "7", "seen", "")]
    [InlineData("Ceilings", "sandbox", "50", "seenSandbox", "3000")]
    public async Task Of_two_operators_who_set_the_same_the_second_is_told_and_changes_nothing(string handler, string field, string value, string seen, string before)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        var customer = (await fixture.App.SendAsync(new CreateCustomerCommand("Twice set"))).CustomerId;
        var path = $"/dashboard/customers/{customer}?handler={handler}";
        (string, string)[] Form(string wanted) => [(field, wanted), (seen, before), ("live", "3000"), ("seenLive", "3000")];

        (await tab.PostAsync(path, Form(value))).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.PostAsync(path, Form(value == "beta" ? "preview" : "9"))).ShouldBe(HttpStatusCode.Conflict);

        tab.Html.ShouldContain("Somebody else changed this meanwhile");
        (await tab.GetAsync($"/dashboard/customers/{customer}")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain(value == "beta" ? "value=\"beta\" checked" : $"value=\"{value}\"");
    }

    [Fact]
    public async Task Of_two_owners_who_rotate_a_signing_secret_the_second_is_told_and_the_firsts_stays()
    {
        using var one = await fixture.EnterAsync(PersonRole.Owner);
        using var two = await fixture.EnterAsync(PersonRole.Owner);
        await one.SubmitAsync("/dashboard/sandbox/webhooks?handler=Create", ("url", "https://hooks.example.invalid/twice"));
        var path = one.Location + "/secret";
        await one.GetAsync(path);
        var seen = ("seen", Patterns.Seen().Match(one.Html).Value);

        (await one.PostAsync(path + "?handler=Rotate", seen, ("hours", "24"))).ShouldBe(HttpStatusCode.SeeOther);
        await one.GetAsync(path);
        var secret = Patterns.Seen().Match(one.Html).Value;
        (await two.PostAsync(path + "?handler=Rotate", seen, ("hours", "0"))).ShouldBe(HttpStatusCode.Conflict);

        secret.ShouldNotBe(seen.Item2);
        Patterns.Seen().Match(two.Html).Value.ShouldBe(secret);
    }

    [Theory]
    [InlineData("webhooks?handler=Create")]
    [InlineData("apps/new")]
    public async Task There_are_a_hundred_endpoints_and_apps_at_most(string form)
    {
        var customer = (await fixture.App.SendAsync(new CreateCustomerCommand("Collector"))).CustomerId;
        using var tab = await fixture.EnterAsync(PersonRole.Owner, customer);
        (string, string)[] fields = [("url", "https://hooks.example.invalid/x"), ("name", "One more"), ("redirectUrl", "https://a.example/x"), ("reconnectRedirectUrl", "https://a.example/y")];

        for (var count = 0; count < 100; count++) (await tab.PostAsync("/dashboard/sandbox/" + form, fields)).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.PostAsync("/dashboard/sandbox/" + form, fields)).ShouldBe(HttpStatusCode.Conflict);

        tab.Html.ShouldContain("There are 100");
    }
}
