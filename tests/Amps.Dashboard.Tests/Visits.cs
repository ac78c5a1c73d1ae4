using Amps.Api.Tests.Docs;
using Amps.AuthJourney.Tests;
using Amps.Domain.People;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>Somebody who uses the dashboard in a browser: finds things by the words that they bear, and reads what the page says.</summary>
internal static class Visits
{
    public const int Wide = 1280;
    public const int Narrow = 360;

    private const int MostBytes = 150_000;

    /// <summary>Somebody new of a role, of the second customer where there are customers, signs in to see a page.</summary>
    public static async Task<WatchedPage> VisitAsync(this DashboardFixture fixture, Browser browser, PersonRole role, string place, int width = Wide) =>
        await fixture.VisitAsync(browser, await fixture.MakePersonAsync(role, fixture.Others.Customer), place, width);

    public static async Task<WatchedPage> VisitAsync(this DashboardFixture fixture, Browser browser, string email, string place, int width = Wide)
    {
        var page = await browser.OpenAsync(fixture.Url, width);
        await page.Page.GotoAsync("/dashboard/" + place);
        await page.EnterAsync(email, DashboardFixture.Password);
        return page;
    }

    /// <summary>Signs in, and comes to the page that was asked for.</summary>
    public static async Task EnterAsync(this WatchedPage page, string email, string password)
    {
        await page.Page.GetByLabel("Email").FillAsync(email);
        await page.Page.GetByLabel("Password").FillAsync(password);
        await page.DoAsync("Sign in");
    }

    /// <summary>Presses a button, or a link that looks like one, and waits for the page after it.</summary>
    public static Task DoAsync(this WatchedPage page, string words) => page.GoAsync(page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words, Exact = true }));

    /// <summary>Follows a link, or the first of several, and waits for the page that it leads to.</summary>
    public static Task FollowAsync(this WatchedPage page, string words) => page.GoAsync(page.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = words, Exact = true }).First);

    /// <summary>Clicks what leads to another page, and waits until that is there, even where it has the same address.</summary>
    public static async Task GoAsync(this WatchedPage page, ILocator way)
    {
        await page.Page.EvaluateAsync("document.body.dataset.before = ''");
        await way.ClickAsync();
        await page.Page.HoldsAsync("document.readyState === 'complete' && !('before' in document.body.dataset)");
    }

    /// <summary>Opens what is folded away, such as the form of something that cannot be undone.</summary>
    public static Task UnfoldAsync(this WatchedPage page, string words) => page.Page.Locator("summary", new PageLocatorOptions { HasText = words }).ClickAsync();

    /// <summary>The row of a table that has some words.</summary>
    public static ILocator Row(this WatchedPage page, string words) => page.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = words });

    /// <summary>All that the page says beside its frame.</summary>
    public static Task<string> WordsAsync(this WatchedPage page) => page.Page.Locator("main").InnerTextAsync();

    /// <summary>What the page says of one thing in its list of facts.</summary>
    public static Task<string> FactAsync(this WatchedPage page, string name) => page.Page.Locator($"dl.facts > dt:text-is('{name}') + dd").InnerTextAsync();

    /// <summary>What is shown once.</summary>
    public static Task<string> SecretAsync(this WatchedPage page) => page.Page.Locator("pre.secret").InnerTextAsync();

    /// <summary>Keeps pictures of the page as it stands, in a wide window and in a narrow one.</summary>
    public static async Task ShowAsync(this WatchedPage page, string name)
    {
        foreach (var width in new[] { Narrow, Wide })
        {
            await page.Page.SetViewportSizeAsync(width, 900);
            await page.PictureAsync($"dashboard-flow-{name}-{width}");
            (await page.OverflowAsync()).ShouldBe(0, $"{page.Page.Url} at {width}");
        }
    }

    /// <summary>Keeps a picture, and notes what keeps people from reading the page.</summary>
    public static async Task LookAsync(this WatchedPage page, List<string> found, string name)
    {
        await page.PictureAsync("dashboard-" + name.ToLowerInvariant());
        found.AddRange(await page.BarriersAsync());
        if (await page.OverflowAsync() > 0) found.Add($"{page.Page.Url} reaches beyond the window");
        if (await page.WeightAsync() > MostBytes) found.Add($"{page.Page.Url} is too large");
    }
}
