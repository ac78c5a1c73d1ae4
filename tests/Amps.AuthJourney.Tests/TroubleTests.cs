using Amps.Api.Tests.Credentials;
using Amps.Api.Tests.Docs;
using Amps.AuthJourney.Tests.Pages;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests;

/// <summary>What goes wrong at a browser: each has a page that says so, and nothing is registered by halves.</summary>
[Collection(Browser.Tests)]
public sealed class TroubleTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    private const string Back = "main [role=button]";

    [Fact]
    public async Task A_device_of_another_user_is_refused_and_the_app_hears_why()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "intruder");
        await walk.LinkAsync("owner");
        await walk.ToStepAsync("battery", "auron");
        await walk.SignInAsync(walk.Account);
        await walk.PressAsync(Wayfarer.GoOn);
        await walk.PressAsync(Wayfarer.GoOn);

        (await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("already connected for another user of Sunny & <b>Co</b>");
        (await fixture.App.DevicesOfAsync("intruder")).ShouldBeEmpty();
        await walk.PressAsync(Wayfarer.Leave);
        var back = fixture.Site.Returned.Last(query => query["userId"] == "intruder");
        (back["status"].ToString(), back["code"].ToString()).ShouldBe(("error", "device_in_use"));
    }

    [Fact]
    public async Task A_broken_connection_is_repaired_by_its_own_account_and_the_same_devices_live_on()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "owner-2");
        await walk.ToStepAsync("battery", "auron");
        await walk.SignInAsync(walk.Account);
        await walk.PressAsync(Wayfarer.GoOn);
        await walk.PressAsync(Wayfarer.GoOn);
        var device = (await fixture.App.DevicesOfAsync("owner-2")).ShouldHaveSingleItem().Id;

        await walk.OpenAsync(await walk.BreakAsync(device));
        (await page.HeadingAsync()).ShouldBe("Connect to Auron Energy again");
        await walk.GoOnAsync();
        await walk.SignInAsync("stranger-2@example.com");
        (await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("This is another account");
        (await fixture.App.DevicesOfAsync("owner-2")).ShouldHaveSingleItem().Connection.ShouldBe(ConnectionState.Disconnected);

        await walk.PressAsync(Wayfarer.GoOn);
        await walk.SignInAsync(walk.Account);
        await walk.PressAsync(Wayfarer.GoOn);

        (await page.HeadingAsync()).ShouldBe("Back in the app");
        page.Page.Url.ShouldContain("/reconnected?status=success");
        (await fixture.App.DevicesOfAsync("owner-2")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Id.ShouldBe(device), one => one.Connection.ShouldBe(ConnectionState.Connected));
        (await fixture.App.MessageTypesAsync(device.Value)).ShouldBe(["device.connected", "device.disconnected", "device.reconnected"]);
    }

    [Fact]
    public async Task Two_tabs_of_one_journey_go_one_way()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "doubled");
        await walk.ToStepAsync("battery");
        var other = await page.Page.Context.NewPageAsync();
        await other.GotoAsync(page.Page.Url);
        await walk.ChooseAsync("auron");
        await other.Locator("button[value=boreal]").ClickAsync();
        (await other.Locator("h1").InnerTextAsync()).ShouldBe("Sign in at Auron Energy");

        await walk.PressAsync(Wayfarer.Simulated);
        await walk.PressAsync(Wayfarer.GoOn);
        await other.Locator(Wayfarer.Simulated).ClickAsync();
        (await other.Locator("h1").InnerTextAsync()).ShouldStartWith("Allow Sunny");
        await walk.PressAsync(Wayfarer.GoOn);
        await other.Locator(Wayfarer.GoOn).ClickAsync();

        (await other.Locator("h1").InnerTextAsync()).ShouldBe("Your devices are connected");
        (await fixture.App.DevicesOfAsync("doubled")).ShouldHaveSingleItem();
    }

    [OnceFact]
    public async Task Whoever_guesses_waits_and_may_then_go_on()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "guesser");
        await walk.ToStepAsync("battery", "auron");
        for (var i = 0; i < 4; i++) await walk.SignInAsync(walk.Account, "wrong");
        await walk.SignInAsync(walk.Account);
        (await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldBe("There were several wrong attempts. Wait 5 seconds, then try again.");

        fixture.App.Time.Sleep(TimeSpan.FromSeconds(5));
        await walk.SignInAsync(walk.Account);
        (await page.HeadingAsync()).ShouldBe("Which devices should be connected?");
    }

    [Fact]
    public async Task Who_presses_twice_connects_once()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "hasty");
        await walk.ToConsentAsync();
        await page.Page.Locator(Wayfarer.GoOn).DblClickAsync();

        // The second press may find the journey at its end.
        await page.Page.WaitForURLAsync(url => url.Contains("/connected?", StringComparison.Ordinal) || url.EndsWith("/ended", StringComparison.Ordinal));
        if (page.Page.Url.EndsWith("/ended", StringComparison.Ordinal)) await walk.PressAsync(Back);
        await page.Page.WaitForURLAsync("**/connected?**");

        (await fixture.App.DevicesOfAsync("hasty")).ShouldHaveSingleItem();
        fixture.Site.Returned.Last(query => query["userId"] == "hasty")["status"].ToString().ShouldBe("success");
    }

    [OnceFact]
    public async Task The_back_button_after_the_end_leads_to_the_end()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "nostalgic");
        await walk.ToConsentAsync();
        await walk.PressAsync(Wayfarer.GoOn);
        await page.Page.GoBackAsync();

        (await page.HeadingAsync()).ShouldBe("Your devices are connected");
        await page.Page.Locator(Back).ClickAsync();
        (await page.HeadingAsync()).ShouldBe("Back in the app");
    }

    [OnceFact]
    public async Task Who_loses_the_cookies_on_the_way_begins_again()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        var walk = new Wayfarer(fixture, page, "forgetful");
        await walk.ToConsentAsync();
        await page.Page.Context.ClearCookiesAsync();
        await walk.PressAsync(Wayfarer.GoOn);

        (await page.HeadingAsync()).ShouldBe("This page cannot go on here");
        (await fixture.App.DevicesOfAsync("forgetful")).ShouldBeEmpty();
    }
}
