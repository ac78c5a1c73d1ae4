using System.Collections.Concurrent;
using Amps.Api.Tests.Docs;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests;

/// <summary>The example page of the repository, on an origin of its own, in both languages.</summary>
[Collection(Browser.Tests)]
public sealed class EmbeddingTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    [OnceTheory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task A_popup_tells_its_opener_and_nobody_else(string locale)
    {
        await using var page = await OpenExampleAsync(locale, "popup");
        var popup = await page.Page.RunAndWaitForPopupAsync(() => page.PressFirstAsync("Open in a popup"));
        await PressAsync(popup, Texts.Say(locale, "start.begin"), "Auron Energy", Texts.Say(locale, "signin.simulated"), Texts.Say(locale, "continue"), Texts.Say(locale, "consent.button"));

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("state-7");
    }

    [OnceTheory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task A_frame_works_in_the_page_that_the_session_names(string locale)
    {
        await using var page = await OpenExampleAsync(locale, "frame");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, Texts.Say(locale, "start.begin"), "Auron Energy");
        await page.PictureAsync($"journey-in-frame-{locale}");
        await PressInFrameAsync(page, Texts.Say(locale, "signin.simulated"), Texts.Say(locale, "continue"), Texts.Say(locale, "consent.button"));

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    [OnceTheory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task A_frame_signs_in_at_the_manufacturers_page_in_a_window_of_its_own(string locale)
    {
        await using var page = await OpenExampleAsync(locale, "window", "vehicle");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, Texts.Say(locale, "start.begin"), "Corvo Mobility");
        var window = await page.Page.RunAndWaitForPopupAsync(() => PressInFrameAsync(page, Texts.Say(locale, "signin.oauth.button", "Corvo Mobility")));
        await window.GetByLabel("Name").FillAsync($"driver+{locale}@example.com");
        await window.GetByLabel("Password").FillAsync("any");
        await window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in and allow" }).ClickAsync();
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync(Texts.Say(locale, "window.title"));

        await PressInFrameAsync(page, Texts.Say(locale, "signin.oauth.returned"), Texts.Say(locale, "continue"), Texts.Say(locale, "consent.button"));
        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    [OnceFact]
    public async Task Who_leaves_a_frame_is_known_to_the_page_around_it()
    {
        await using var page = await OpenExampleAsync("en-GB", "leaver");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, "Begin", "Leave and go back to Sunny & <b>Co</b>");

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Left: lnk_");
    }

    [OnceFact]
    public async Task A_frame_opens_the_manufacturers_page_as_often_as_its_button_is_pressed()
    {
        await using var page = await OpenExampleAsync("en-GB", "twice", "vehicle");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, "Begin", "Corvo Mobility");
        var lost = await page.Page.RunAndWaitForPopupAsync(() => PressInFrameAsync(page, "Go to Corvo Mobility"));
        await lost.GetByLabel("Name").WaitForAsync();
        await lost.CloseAsync();

        var window = await page.Page.RunAndWaitForPopupAsync(() => PressInFrameAsync(page, "Go to Corvo Mobility"));
        await window.GetByLabel("Name").FillAsync("driver+twice@example.com");
        await window.GetByLabel("Password").FillAsync("any");
        await window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in and allow" }).ClickAsync();
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync("You can close this window");
        var late = await page.Page.RunAndWaitForPopupAsync(() => PressInFrameAsync(page, "Go to Corvo Mobility"));

        await Assertions.Expect(late.Locator("h1")).ToHaveTextAsync("You can close this window");
    }

    [OnceFact]
    public async Task A_frame_whose_button_is_pressed_twice_signs_in_once()
    {
        await using var page = await OpenExampleAsync("en-GB", "double", "vehicle");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, "Begin", "Corvo Mobility");
        var windows = new ConcurrentQueue<IPage>();
        page.Page.Context.Page += (_, window) => windows.Enqueue(window);
        await page.Page.FrameLocator("iframe").GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Go to Corvo Mobility" }).DblClickAsync();
        await Eventually.HoldsAsync(() => windows.Count == 2, "both presses open a window");

        foreach (var window in windows)
        {
            await window.GetByLabel("Name").FillAsync("driver+double@example.com");
            await window.GetByLabel("Password").FillAsync("any");
            await window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in and allow" }).ClickAsync();
            await window.WaitForURLAsync("**/link/lnk_*");
        }

        // Whichever press came later: once both are back its window has signed in.
        await Assertions.Expect(windows.Last().Locator("h1")).ToHaveTextAsync("You can close this window");
        await PressInFrameAsync(page, "I have signed in", "Continue", "Allow and connect");
        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    [OnceFact]
    public async Task A_frame_tells_the_page_around_it_that_time_ran_out()
    {
        await using var page = await OpenExampleAsync("en-GB", "sleeper");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, "Begin");
        await page.Page.FrameLocator("iframe").GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Auron Energy" }).WaitForAsync();
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(31));
        await PressInFrameAsync(page, "Auron Energy");

        await Assertions.Expect(page.Page.Locator("#result")).ToHaveTextAsync("Failed: expired");
    }

    [OnceFact]
    public async Task A_frame_whose_link_waited_too_long_tells_the_page_around_it()
    {
        await using var page = await OpenExampleAsync("en-GB", "latecomer");
        fixture.App.Time.Sleep(TimeSpan.FromMinutes(31));
        await page.PressFirstAsync("Open in this page");

        await Assertions.Expect(page.Page.Locator("#result")).ToHaveTextAsync("Failed: expired");
    }

    [OnceFact]
    public async Task A_popup_that_was_cut_off_is_waited_for_until_its_user_is_back()
    {
        await using var page = await OpenExampleAsync("en-GB", "cut-off");
        await page.Page.EvaluateAsync("document.hasFocus = () => false");
        var popup = await page.Page.RunAndWaitForPopupAsync(() => page.PressFirstAsync("Open in a popup"));
        await PressAsync(popup, "Begin");
        await popup.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Auron Energy" }).WaitForAsync();
        var step = popup.Url;
        await popup.GotoAsync(new Uri(fixture.Site.Origin, "/cut-off").AbsoluteUri);
        await popup.GotoAsync(step);
        await PressAsync(popup, "Auron Energy", "Continue with a simulated account", "Continue", "Allow and connect");
        await Assertions.Expect(popup.Locator("h1")).ToHaveTextAsync("Your devices are connected");
        (await popup.EvaluateAsync<bool>("window.opener === null")).ShouldBeTrue();
        (await page.Page.Locator("#result").InnerTextAsync()).ShouldBeEmpty();

        await ShouldTellTheAppAsync(popup, "cut-off-en-GB");
        await page.Page.EvaluateAsync("delete document.hasFocus");
        await Assertions.Expect(page.Page.Locator("#result")).ToHaveTextAsync("Left: the window was closed");
    }

    [OnceFact]
    public async Task A_popup_whose_opener_is_gone_leads_back_to_the_app()
    {
        await using var page = await OpenExampleAsync("en-GB", "orphan");
        var popup = await page.Page.RunAndWaitForPopupAsync(() => page.PressFirstAsync("Open in a popup"));
        await PressAsync(popup, "Begin");
        await page.Page.CloseAsync();
        await PressAsync(popup, "Auron Energy", "Continue with a simulated account", "Continue", "Allow and connect");

        await ShouldTellTheAppAsync(popup, "orphan-en-GB");
    }

    [OnceFact]
    public async Task A_page_of_another_origin_cannot_embed_it()
    {
        await using var page = await browser.OpenAsync(fixture.Site.Stranger, 900);
        await page.Page.GotoAsync("/embedding");
        await page.Page.Locator("#url").FillAsync(await fixture.SessionAsync("embedded"));
        await page.PressFirstAsync("Open in this page");

        await Eventually.HoldsAsync(() => page.Complaints.Any(complaint => complaint.Contains("frame-ancestors", StringComparison.Ordinal)), "the browser refuses the frame");
        (await page.Page.FrameLocator("iframe").GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
    }

    [OnceFact]
    public async Task In_a_page_of_another_site_no_cookie_is_kept_over_plain_http_and_the_frame_says_so()
    {
        var origin = fixture.Site.Stranger;
        var app = await fixture.MakeAppAsync("Sunny Abroad", terms => terms with { Origins = [origin.GetLeftPart(UriPartial.Authority)] });
        await using var page = await browser.OpenAsync(origin, 900);
        await page.Page.GotoAsync("/embedding");
        await page.Page.Locator("#url").FillAsync(await fixture.SessionAsync("abroad", "battery", app, origin));
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, "Begin");

        await Assertions.Expect(page.Page.FrameLocator("iframe").Locator("h1")).ToHaveTextAsync("This page cannot go on here");
        await Assertions.Expect(page.Page.FrameLocator("iframe").Locator("main")).ToContainTextAsync("this browser does not keep cookies");
    }

    private async Task ShouldTellTheAppAsync(IPage popup, string user)
    {
        await popup.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Back to Sunny" }).ClickAsync();
        await Assertions.Expect(popup.Locator("h1")).ToHaveTextAsync("Back in the app");
        var back = fixture.Site.Returned.Last(query => query["userId"] == user);
        back["status"].ToString().ShouldBe("success");
        using var client = fixture.App.SandboxClient();
        ((string?)(await client.GetAnswerAsync("/link/sessions/" + back["sessionId"])).Data["state"]).ShouldBe("completed");
    }

    private static async Task PressAsync(IPage popup, params string[] words)
    {
        foreach (var press in words) await popup.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = press, Exact = true }).ClickAsync();
    }

    private async Task<WatchedPage> OpenExampleAsync(string locale, string user, string type = "battery")
    {
        var page = await browser.OpenAsync(fixture.Site.Origin, 900, ColorScheme.Light, locale);
        await page.Page.GotoAsync("/embedding");
        await page.Page.Locator("#url").FillAsync(await fixture.SessionAsync($"{user}-{locale}", type));
        return page;
    }

    private static async Task PressInFrameAsync(WatchedPage page, params string[] words)
    {
        foreach (var press in words)
            await page.Page.FrameLocator("iframe").GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = press, Exact = true }).ClickAsync();
    }
}
