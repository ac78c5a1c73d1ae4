using Amps.Api.Tests.Docs;
using Amps.Testing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests;

/// <summary>An end user at a browser.</summary>
internal static class Walk
{
    /// <summary>Presses a button by its words, and waits for the page after it.</summary>
    public static async Task PressAsync(this WatchedPage page, string words)
    {
        await page.PressFirstAsync(words);
        await page.Page.SettleAsync();
    }

    /// <summary>Waits until the page that a click led to is there. The event of its loading may have passed by then.</summary>
    public static Task SettleAsync(this IPage page) => page.HoldsAsync("document.readyState === 'complete'");

    /// <summary>Waits until something holds in the page. Playwright's own way compiles text there, which our policy forbids.</summary>
    public static Task HoldsAsync(this IPage page, string expression, object? argument = null) => Eventually.HoldsAsync(
        async () =>
        {
            try
            {
                return await page.EvaluateAsync<bool>(expression, argument);
            }
            catch (PlaywrightException)
            {
                // The page before is just going.
                return false;
            }
        },
        $"{expression} holds at {page.Url}");

    /// <summary>Presses a button that leads to no other page.</summary>
    public static Task PressFirstAsync(this WatchedPage page, string words) =>
        page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words, Exact = true }).ClickAsync();

    public static Task<string> HeadingAsync(this WatchedPage page) => page.Page.Locator("h1").InnerTextAsync();

    /// <summary>From the link to the page where the end user signs in.</summary>
    public static async Task ToSignInAsync(this WatchedPage page, string link, string type, string oem)
    {
        await page.Page.GotoAsync(link);
        await page.PressAsync("Begin");
        await page.PressAsync(type);
        await page.PressAsync(oem);
    }

    public static async Task SignInAsync(this WatchedPage page, string user, string password)
    {
        await page.Page.GetByLabel("User name or email").FillAsync(user);
        await page.Page.GetByLabel("Password").FillAsync(password);
        await page.PressAsync("Sign in");
    }

    /// <summary>What keeps people from reading the page, in axe's words.</summary>
    public static Task<IReadOnlyList<string>> BarriersAsync(this WatchedPage page) => page.BarriersAsync(RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

    /// <summary>The same as far as another theme and width can change it.</summary>
    public static Task<IReadOnlyList<string>> BarriersOfLooksAsync(this WatchedPage page) => page.BarriersAsync(RunOnlyOptions.Rules("color-contrast", "link-in-text-block", "target-size"));

    private static async Task<IReadOnlyList<string>> BarriersAsync(this WatchedPage page, RunOnlyOptions rules)
    {
        var found = await page.Page.RunAxe(new AxeRunOptions { RunOnly = rules });
        return [.. found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{page.Page.Url} {rule.Id}: {node.Html}"))];
    }

    /// <summary>The page and everything that it loaded, in bytes as they were sent.</summary>
    public static Task<int> WeightAsync(this WatchedPage page) => page.Page.EvaluateAsync<int>(
        "['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type)).reduce((sum, entry) => sum + entry.encodedBodySize, 0)");

    /// <summary>As the browser's own zoom does: half as many points of twice the size, in a window that stays as it is.</summary>
    public static async Task ZoomTwofoldAsync(this WatchedPage page)
    {
        var (width, height) = (page.Page.ViewportSize!.Width, page.Page.ViewportSize.Height);
        var developer = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await developer.SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width / 2, ["height"] = height / 2, ["deviceScaleFactor"] = 2, ["mobile"] = false });
        await page.Page.HoldsAsync($"devicePixelRatio === 2 && innerWidth === {width / 2}");
    }

    /// <summary>Letters of twice the size, in a window that stays as it is.</summary>
    public static Task EnlargeLettersAsync(this WatchedPage page) => page.Page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");

    /// <summary>What lies beyond the window's edges, or cannot be pressed there.</summary>
    public static Task<string[]> OutOfReachAsync(this WatchedPage page) => page.Page.EvaluateAsync<string[]>(
        """
        () => {
          const width = document.documentElement.clientWidth;
          const hidden = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, img")].filter((control) => {
            const { left, right, height } = control.getBoundingClientRect();
            return left < 0 || right > width || height === 0;
          });
          return document.documentElement.scrollWidth > width ? ["the page", ...hidden.map((control) => control.outerHTML)] : hidden.map((control) => control.outerHTML);
        }
        """);
}
