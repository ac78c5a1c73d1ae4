using Amps.Api.Tests.Docs;
using Amps.AuthJourney.Tests.Pages;
using Amps.Testing;

namespace Amps.AuthJourney.Tests;

[Collection(Browser.Tests)]
public sealed class KeyboardTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    private const int MostStops = 12;

    [OnceFact]
    public async Task The_whole_way_can_be_gone_by_keyboard_and_the_focus_can_be_seen()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 1200);
        var walk = new Wayfarer(fixture, page, "typist");
        fixture.App.SignIn.ScriptDiscovery(walk.Account, found => found.Select(device => device with { Timezone = null }).ToList());
        await walk.OpenAsync();
        await PressAsync(page, "Begin");
        await PressAsync(page, "Home battery");
        await PressAsync(page, "Auron Energy");
        await TypeAsync(page, "User name or email", walk.Account);
        await TypeAsync(page, "Password", "any");
        await EnterAsync(page);

        await TabToAsync(page, "Home battery");
        await page.Page.Keyboard.PressAsync("Space");
        (await page.Page.Locator("input[type=checkbox]").IsCheckedAsync()).ShouldBeFalse();
        await page.Page.Keyboard.PressAsync("Space");
        await PressAsync(page, "Continue");
        await TypeAsync(page, "Time zone", "Europe/Ber");
        await PressAsync(page, "Continue");
        await PressAsync(page, "Allow and connect");

        (await page.HeadingAsync()).ShouldBe("Back in the app");
    }

    [OnceFact]
    public async Task Leaving_is_the_last_stop_of_a_page()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 1200);
        var walk = new Wayfarer(fixture, page, "leaver");
        await walk.ToStepAsync("battery", "auron");
        await PressAsync(page, "Leave and go back to Sunny & <b>Co</b>");

        (await page.HeadingAsync()).ShouldBe("Back in the app");
    }

    private static async Task PressAsync(WatchedPage page, string name)
    {
        await TabToAsync(page, name);
        await EnterAsync(page);
    }

    /// <summary>Presses the key, and waits for the page after it, which has another heading.</summary>
    private static async Task EnterAsync(WatchedPage page)
    {
        var heading = await page.HeadingAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.HoldsAsync("(before) => document.readyState === 'complete' && document.querySelector('h1')?.innerText !== before", heading);
    }

    private static async Task TypeAsync(WatchedPage page, string label, string text)
    {
        await TabToAsync(page, label);
        await page.Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes on from stop to stop, and looks at each whether it can be seen.</summary>
    private static async Task TabToAsync(WatchedPage page, string name)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            var stop = await page.Page.EvaluateAsync<Stop>(
                """
                () => {
                  const stop = document.activeElement;
                  const look = () => (({ outline, boxShadow, borderColor }) => outline + boxShadow + borderColor)(getComputedStyle(stop));
                  const focused = look();
                  stop.blur();
                  const plain = look();
                  stop.focus();
                  return { name: (stop.labels?.[0] ?? stop).innerText.trim(), isSeen: focused !== plain };
                }
                """);
            stop.IsSeen.ShouldBeTrue($"the focus on {stop.Name}");
            if (stop.Name.StartsWith(name, StringComparison.Ordinal)) return;
        }

        throw new InvalidOperationException($"The tabulator does not lead to {name}.");
    }

    private sealed record Stop
    {
        public string Name { get; set; } = "";

        public bool IsSeen { get; set; }
    }
}
