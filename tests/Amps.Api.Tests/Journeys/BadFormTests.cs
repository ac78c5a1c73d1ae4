using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>Forms that come late, twice, out of order or from elsewhere: a clear page each, and nothing half registered.</summary>
public sealed class BadFormTests : JourneyScene
{
    [Fact]
    public async Task A_form_that_was_open_for_more_than_ten_minutes_is_asked_for_once_more()
    {
        using var tab = await AtSignInAsync("old-1");
        App.Time.Sleep(TimeSpan.FromMinutes(11));

        await tab.TakeAsync(("simulated", "true"));

        tab.Path.ShouldEndWith("/sign_in?stale");
        tab.Html.ShouldContain("This page was open for a long time");
        await tab.FinishAsync();
        tab.Location.ShouldContain("?status=success");
    }

    [Theory]
    [InlineData("devices")]
    [InlineData("timezone")]
    [InlineData("consent")]
    [InlineData("problem")]
    [InlineData("ended")]
    public async Task A_step_cannot_be_taken_before_its_turn(string step)
    {
        using var tab = await AtSignInAsync("early-1");

        (await tab.SendAsync(tab.Path.Replace("sign_in", step, StringComparison.Ordinal), ("token", tab.Token))).ShouldBe(HttpStatusCode.SeeOther);

        tab.Location.ShouldEndWith("/sign_in");
        await NothingOfAsync("early-1");
    }

    [Fact]
    public async Task Many_consents_at_once_connect_the_devices_once()
    {
        using var tab = await AtConsentAsync("double-1");
        var consent = (tab.Path, tab.Token);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => tab.SendAsync(consent.Path, ("token", consent.Token)))));

        answers.ShouldAllBe(status => status == HttpStatusCode.SeeOther);
        (await DevicesOfUserAsync("double-1")).ShouldBe(3);
        (await DevicesOfAsync(tab.Path.Split('/')[2])).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Of_two_tabs_the_slower_one_comes_to_where_the_journey_is()
    {
        using var tab = await AtSignInAsync("tabs-1");
        var (path, token) = (tab.Path, tab.Token);
        await tab.TakeAsync(("simulated", "true"));

        (await tab.SendAsync(path, ("token", token), ("user", "other@example.com"), ("password", "x"))).ShouldBe(HttpStatusCode.SeeOther);

        tab.Location.ShouldEndWith("/devices");
        await tab.GetAsync(tab.Location);
        tab.Html.ShouldContain("tabs-1");
        tab.Html.ShouldNotContain("other@example.com");
    }

    [Fact]
    public async Task A_device_that_was_not_offered_cannot_be_chosen()
    {
        using var other = await AtSignInAsync("tamper-2");
        await other.TakeAsync(("simulated", "true"));
        using var tab = await AtSignInAsync("tamper-1");
        await tab.TakeAsync(("simulated", "true"));

        await tab.TakeAsync(("device", tab.Devices[0]), ("device", other.Devices[0]));

        tab.Path.ShouldEndWith("/devices");
        tab.Html.ShouldContain("role=\"alert\"");
        await NothingOfAsync("tamper-1");
    }

    [Fact]
    public async Task A_browser_that_lost_its_cookie_cannot_go_on()
    {
        using var tab = await AtSignInAsync("lost-1");
        using var fresh = new Tab(App);

        (await fresh.GetAsync(tab.Path)).ShouldBe(HttpStatusCode.Forbidden);
        fresh.Heading.ShouldBe("This page cannot go on here");
        (await fresh.SendAsync(tab.Path, ("token", tab.Token), ("simulated", "true"))).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_post_from_another_site_has_no_token_and_moves_nothing()
    {
        using var tab = await AtSignInAsync("cross-1");

        (await tab.SendAsync(tab.Path, ("simulated", "true"))).ShouldBe(HttpStatusCode.BadRequest);
        tab.Heading.ShouldBe("This form could not be used");

        (await tab.GetAsync("/link/" + tab.Path.Split('/')[2])).ShouldBe(HttpStatusCode.SeeOther);
        tab.Location.ShouldEndWith("/sign_in");
    }

    [Fact]
    public async Task A_user_id_of_10_kB_is_refused_in_a_page()
    {
        using var tab = new Tab(App);

        (await tab.GetAsync(new Uri(OpenLink(new string('u', 10_000))).PathAndQuery)).ShouldBe(HttpStatusCode.BadRequest);

        tab.Heading.ShouldBe("This link does not work");
    }

    [Fact]
    public async Task Markup_in_a_devices_name_is_text()
    {
        App.SignIn.ScriptDiscovery("markup-1", found => found.Select(device => device with { Name = "<img src=x onerror=alert(1)>", Model = "\"><script>" }).ToList());
        using var tab = await AtSignInAsync("markup-1");

        await tab.TakeAsync(("simulated", "true"));

        tab.Html.ShouldNotContain("<img src=x");
        tab.Html.ShouldNotContain("<script>");
        tab.Html.ShouldContain("&lt;img src=x onerror=alert(1)&gt;");
    }

    [Fact]
    public async Task Wrong_passwords_in_a_row_are_slowed_and_the_page_says_for_how_long()
    {
        using var tab = await AtSignInAsync("guess-1");
        for (var i = 0; i < 4; i++) await tab.TakeAsync(("user", $"victim-{i}@example.com"), ("password", "wrong"));
        tab.Html.ShouldContain("does not accept these details");

        await tab.TakeAsync(("user", "victim@example.com"), ("password", "right"));
        tab.Html.ShouldContain("Wait 5 seconds");
        App.Time.Sleep(TimeSpan.FromSeconds(5));
        await tab.TakeAsync(("user", "victim@example.com"), ("password", "right"));

        tab.Path.ShouldEndWith("/devices");
    }

    [Fact]
    public async Task After_ten_wrong_passwords_the_journey_ends_with_a_way_back()
    {
        using var tab = await AtSignInAsync("guess-2");
        for (var i = 0; i < 10; i++)
        {
            await tab.TakeAsync(("user", $"someone-{i}@example.com"), ("password", "wrong"));
            App.Time.Sleep(TimeSpan.FromMinutes(3));
        }

        tab.Path.ShouldEndWith("/problem");
        tab.Html.ShouldContain("There were too many attempts to sign in");
        await tab.TakeAsync(("leave", "true"));
        tab.Location.ShouldStartWith($"{Home}?status=error&code=too_many_attempts");
    }

    [Fact]
    public async Task What_a_manufacturers_page_sends_back_counts_once_and_in_its_own_browser()
    {
        using var tab = await AtSignInAsync("oauth-1", "corvo");
        using var stranger = new Tab(App);
        await tab.SendAsync(tab.Path, ("token", tab.Token));
        await tab.GetAsync(tab.Location);
        await tab.SendAsync(tab.Path, ("decision", "allow"), ("user", "driver@example.com"), ("password", "x"));
        var callback = new Uri(tab.Location).PathAndQuery;
        var forged = callback[..^2] + "AA";

        (await stranger.GetAsync(callback)).ShouldBe(HttpStatusCode.Forbidden);
        await stranger.BeginAsync((await MakeSessionAsync("oauth-2")).Url);
        (await stranger.GetAsync(callback)).ShouldBe(HttpStatusCode.Forbidden);
        await tab.GetAsync(forged);
        await tab.FollowAsync();
        tab.Path.ShouldEndWith("/sign_in");
        await tab.GetAsync(callback);
        await tab.FollowAsync();
        tab.Path.ShouldEndWith("/devices");
        await tab.GetAsync(callback);
        await tab.FollowAsync();

        tab.Path.ShouldEndWith("/devices");
        tab.Html.ShouldContain("driver@example.com");
    }

    [Fact]
    public async Task A_device_of_another_user_is_refused_whole_and_the_grant_that_he_uses_is_left_alone()
    {
        await ConnectAsync("owner-1");
        using var tab = await AtSignInAsync("intruder-1");
        await tab.TakeAsync(("user", "owner-1"), ("password", "x"));
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();

        tab.Path.ShouldEndWith("/problem");
        tab.Html.ShouldContain("already connected for another user of Sunny");
        await NothingOfAsync("intruder-1");
        App.SignIn.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_manufacturer_does_not_say_the_zone_it_is_asked_and_has_to_be_one()
    {
        App.SignIn.ScriptDiscovery("zone-1", found => found.Select(device => device with { Timezone = null }).ToList());
        using var tab = await AtSignInAsync("zone-1");
        await tab.TakeAsync(("simulated", "true"));
        await tab.TakeAsync(("device", tab.Devices[0]));

        await tab.TakeAsync(("timezone", "Mars/Olympus"));
        tab.Path.ShouldEndWith("/timezone");
        tab.Html.ShouldContain("Choose a time zone from the list.");
        await tab.TakeAsync(("timezone", "Europe/Berlin"));
        await tab.TakeAsync();

        ((string?)(await Client.GetAnswerAsync("/devices?userId=zone-1")).Data["items"]!.AsArray().ShouldHaveSingleItem()!["timezone"]).ShouldBe("Europe/Berlin");
    }

    private async Task<Tab> AtSignInAsync(string user, string oem = "auron")
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync(user, $$""","oem":"{{oem}}" """)).Url);
        tab.Path.ShouldEndWith("/sign_in");
        return tab;
    }

    private async Task<Tab> AtConsentAsync(string user)
    {
        var tab = await AtSignInAsync(user);
        await tab.TakeAsync(("simulated", "true"));
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        tab.Path.ShouldEndWith("/consent");
        return tab;
    }

    private async Task<int> DevicesOfUserAsync(string user) => (int)(await Client.GetAnswerAsync("/devices?userId=" + user)).Data["pagination"]!["total"]!;

    private async Task NothingOfAsync(string user) => (await DevicesOfUserAsync(user)).ShouldBe(0);
}
