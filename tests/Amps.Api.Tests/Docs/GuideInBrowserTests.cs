using Amps.Testing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Amps.Api.Tests.Docs;

[Collection(Browser.Tests)]
public sealed class GuideInBrowserTests(AppFixture fixture, Browser browser) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [OnceFact]
    public async Task The_guide_loads_from_here_alone_without_a_complaint_and_stores_nothing()
    {
        await using var page = await OpenAsync(width: 1200);
        await page.PictureAsync("docs-1200");

        (await page.Page.TitleAsync()).ShouldBe("Amps: guide and reference");
        page.Requests.ShouldAllBe(address => address.StartsWith(app.Url.ToString(), StringComparison.Ordinal));
        page.Complaints.ShouldBeEmpty();
        (await page.StoredAsync()).ShouldBe("[{},{},\"\"] 0 0");
    }

    [OnceFact]
    public async Task The_examples_name_this_very_server_and_can_be_copied()
    {
        await using var page = await OpenAsync(width: 1200);
        var command = page.Page.Locator("#quickstart pre").First;

        (await command.TextContentAsync()).ShouldNotBeNull().ShouldContain($"\"{app.Url.GetLeftPart(UriPartial.Authority)}/battery?limit=1\"");
        await page.Page.Locator("#quickstart .copy").First.ClickAsync();
        await Assertions.Expect(page.Page.Locator("#quickstart .copy").First).Not.ToHaveTextAsync("Copy");
    }

    [OnceTheory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1200)]
    public async Task Nothing_reaches_beyond_the_window(int width)
    {
        await using var page = await OpenAsync(width);
        if (width == 360) await page.PictureAsync("docs-360");

        (await page.OverflowAsync()).ShouldBe(0);
    }

    [OnceTheory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 1200)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Everybody_can_read_it(ColorScheme scheme, int width)
    {
        await using var page = await OpenAsync(width, scheme);
        if (scheme == ColorScheme.Dark) await page.PictureAsync(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"docs-{width}-dark"));

        var found = await page.Page.RunAxe();

        found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {node.Html}")).ShouldBeEmpty();
        found.Passes.Length.ShouldBeGreaterThan(10);
    }

    [OnceFact]
    public async Task A_keyboard_can_skip_to_the_content()
    {
        await using var page = await OpenAsync(width: 1200);

        await page.Page.Keyboard.PressAsync("Tab");
        (await page.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the content");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Tab");

        (await page.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    [OnceFact]
    public async Task The_anchor_of_an_error_code_shows_that_code()
    {
        await using var page = await OpenAsync(width: 1200);

        await page.Page.GotoAsync("/docs#RATE_LIMIT_EXCEEDED");

        await Assertions.Expect(page.Page.Locator(".error:target h4")).ToBeInViewportAsync();
        (await page.Page.Locator(".error:target h4 code").TextContentAsync()).ShouldBe("RATE_LIMIT_EXCEEDED");
    }

    private async Task<WatchedPage> OpenAsync(int width, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await browser.OpenAsync(app.Url, width, scheme);
        await page.Page.GotoAsync("/docs", new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        return page;
    }
}
