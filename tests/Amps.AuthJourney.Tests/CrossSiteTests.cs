using Amps.Api.Tests.Docs;
using Amps.Application.Customers.CreateApp;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests;

/// <summary>A frame in a page of another site, where browsers keep only partitioned cookies.</summary>
[Collection(Browser.Tests)]
public sealed class CrossSiteTests(Browser browser) : IAsyncLifetime
{
    private AmpsApp app = null!;
    private TlsDoor door = null!;
    private IntegratorSite site = null!;

    public async Task InitializeAsync()
    {
        door = await TlsDoor.StartAsync();
        app = await AmpsApp.StartAsync("--PublicUrl", door.Url.GetLeftPart(UriPartial.Authority), "--TrustedProxies", "127.0.0.1");
        door.Behind = app.Url;
        site = await IntegratorSite.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await app.DisposeAsync();
        await door.DisposeAsync();
    }

    [OnceTheory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    public async Task Over_https_the_whole_way_can_be_gone_and_the_manufacturers_page_too(string locale)
    {
        await using var page = await browser.OpenAsync(site.Stranger, 900, ColorScheme.Light, locale);
        await page.Page.GotoAsync("/embedding");
        await page.Page.Locator("#url").FillAsync(await SessionAsync());
        await page.PressFirstAsync("Open in this page");
        var frame = page.Page.FrameLocator("iframe");
        await PressAsync(frame, Texts.Say(locale, "start.begin"), "Corvo Mobility");
        var window = await page.Page.RunAndWaitForPopupAsync(() => PressAsync(frame, Texts.Say(locale, "signin.oauth.button", "Corvo Mobility")));
        await window.GetByLabel("Name").FillAsync("driver@example.com");
        await window.GetByLabel("Password").FillAsync("any");
        await window.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in and allow" }).ClickAsync();
        await Assertions.Expect(window.Locator("h1")).ToHaveTextAsync(Texts.Say(locale, "window.title"));
        await PressAsync(frame, Texts.Say(locale, "signin.oauth.returned"), Texts.Say(locale, "continue"), Texts.Say(locale, "consent.button"));

        await Assertions.Expect(page.Page.Locator("#result")).ToContainTextAsync("Connected: lnk_");
    }

    private async Task<string> SessionAsync()
    {
        var origin = site.Stranger.GetLeftPart(UriPartial.Authority);
        var made = await app.SendAsync(new CreateAppCommand(CustomerId.Trust(app.Demo.CustomerId), new AppTerms("Sunny", site.Connected, site.Reconnected) { Origins = [origin] }));
        using var api = app.SandboxClient();
        return (string)(await api.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{made.AppId}}","userId":"stranger","deviceType":"vehicle","origin":"{{origin}}"}""")).Data["url"]!;
    }

    private static async Task PressAsync(IFrameLocator frame, params string[] words)
    {
        foreach (var press in words) await frame.GetByRole(AriaRole.Button, new FrameLocatorGetByRoleOptions { Name = press, Exact = true }).ClickAsync();
    }
}
