using Amps.Api.Tests.Docs;
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
        await page.Page.WaitForLoadStateAsync(LoadState.Load);
    }

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
    public static async Task<IReadOnlyList<string>> BarriersAsync(this WatchedPage page)
    {
        var found = await page.Page.RunAxe();
        return [.. found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{page.Page.Url} {rule.Id}: {node.Html}"))];
    }
}
