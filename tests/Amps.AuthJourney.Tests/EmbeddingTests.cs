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
        foreach (var press in new[] { Say(locale, "start.begin"), "Auron Energy", Say(locale, "signin.simulated"), Say(locale, "continue"), Say(locale, "consent.button") })
            await popup.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = press, Exact = true }).ClickAsync();

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
        await PressInFrameAsync(page, Say(locale, "start.begin"), "Auron Energy");
        await page.PictureAsync($"journey-in-frame-{locale}");
        await PressInFrameAsync(page, Say(locale, "signin.simulated"), Say(locale, "continue"), Say(locale, "consent.button"));

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    [OnceTheory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task A_frame_signs_in_at_the_manufacturers_page_in_a_window_of_its_own(string locale)
    {
        await using var page = await OpenExampleAsync(locale, "window", "vehicle");
        await page.PressFirstAsync("Open in this page");
        await PressInFrameAsync(page, Say(locale, "start.begin"), "Corvo Mobility");
        var window = await page.Page.RunAndWaitForPopupAsync(() => PressInFrameAsync(page, Say(locale, "signin.oauth.button", "Corvo Mobility")));
        await window.GetByLabel("Name").FillAsync($"driver+{locale}@example.com");
        await window.GetByLabel("Password").FillAsync("any");
        await window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in and allow" }).ClickAsync();
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync(Say(locale, "window.title"));

        await PressInFrameAsync(page, Say(locale, "signin.oauth.returned"), Say(locale, "continue"), Say(locale, "consent.button"));
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

    private static string Say(string locale, string key, string name = "") => Texts.In(locale[..2])[key].Replace("{0}", name, StringComparison.Ordinal);
}
