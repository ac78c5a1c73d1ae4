using Amps.Api.Tests.Docs;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests;

/// <summary>The example page of the repository, on an origin of its own.</summary>
[Collection(Browser.Tests)]
public sealed class EmbeddingTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    [OnceFact]
    public async Task A_popup_tells_its_opener_and_nobody_else()
    {
        await using var page = await browser.OpenAsync(fixture.Site.Origin, 900);
        await OpenExampleAsync(page, "popup-1");
        var popup = await page.Page.RunAndWaitForPopupAsync(() => page.PressFirstAsync("Open in a popup"));
        foreach (var press in new[] { "Begin", "Auron Energy", "Continue with a simulated account", "Continue", "Allow and connect" })
            await popup.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = press, Exact = true }).ClickAsync();

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("state-7");
    }

    [OnceFact]
    public async Task A_frame_works_in_the_page_that_the_session_names()
    {
        await using var page = await browser.OpenAsync(fixture.Site.Origin, 900);
        await OpenExampleAsync(page, "frame-1");
        await page.PressFirstAsync("Open in this page");
        var frame = page.Page.FrameLocator("iframe");
        foreach (var press in new[] { "Begin", "Auron Energy" })
            await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = press, Exact = true }).ClickAsync();
        await page.PictureAsync("journey-frame");
        foreach (var press in new[] { "Continue with a simulated account", "Continue", "Allow and connect" })
            await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = press, Exact = true }).ClickAsync();

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    [OnceFact]
    public async Task A_frame_signs_in_at_the_manufacturers_page_in_a_window_of_its_own()
    {
        await using var page = await browser.OpenAsync(fixture.Site.Origin, 900);
        await OpenExampleAsync(page, "frame-2", "vehicle");
        await page.PressFirstAsync("Open in this page");
        var frame = page.Page.FrameLocator("iframe");
        foreach (var press in new[] { "Begin", "Corvo Mobility" })
            await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = press, Exact = true }).ClickAsync();
        var window = await page.Page.RunAndWaitForPopupAsync(() => frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = "Go to Corvo Mobility" }).ClickAsync());
        await window.GetByLabel("Name").FillAsync("driver@example.com");
        await window.GetByLabel("Password").FillAsync("any");
        await window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in and allow" }).ClickAsync();
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync("You can close this window");

        foreach (var press in new[] { "I have signed in", "Continue", "Allow and connect" })
            await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = press, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    private async Task OpenExampleAsync(WatchedPage page, string user, string type = "battery")
    {
        using var api = fixture.App.SandboxClient();
        var origin = fixture.Site.Origin.GetLeftPart(UriPartial.Authority);
        var session = await api.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{fixture.AppId}}","userId":"{{user}}","deviceType":"{{type}}","origin":"{{origin}}","state":"state-7"}""");
        await page.Page.GotoAsync("/embedding");
        await page.Page.Locator("#url").FillAsync((string)session.Data["url"]!);
    }
}
