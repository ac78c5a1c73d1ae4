using Amps.Api.Tests.Docs;
using Amps.Application.Customers.CreateApp;
using Amps.AuthJourney.Tests;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>The apps of a customer, as owners edit them in a browser, alone or two at a time.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class AppsInBrowserTests(DashboardFixture fixture, Browser browser)
{
    [OnceFact]
    public async Task An_app_is_added_and_listed()
    {
        await using var page = await fixture.VisitAsync(browser, PersonRole.Owner, "sandbox/apps");
        await page.DoAsync("Add an app");
        await Name(page).FillAsync("Watt & Weather");
        await page.Page.GetByLabel("Where a journey ends").FillAsync("https://watt.example/connected");
        await page.Page.GetByLabel("Where a repair ends").FillAsync("https://watt.example/repaired");
        await page.DoAsync("Add app");
        await page.ShowAsync("app-added");
        await page.FollowAsync("Apps");

        (await page.Row("Watt & Weather").InnerTextAsync()).ShouldContain("https://watt.example/connected");
    }

    [OnceFact]
    public async Task An_app_is_edited_and_keeps_what_was_saved()
    {
        await using var page = await OpenAppAsync("Before");
        await Name(page).FillAsync("After");
        await page.Page.GetByLabel("Pages that may embed the journey").FillAsync("https://watt.example\nhttps://www.watt.example");
        await page.DoAsync("Save");
        await page.Page.ReloadAsync();
        await page.ShowAsync("app-saved");

        (await page.HeadingAsync()).ShouldBe("After");
        (await page.Page.GetByLabel("Pages that may embed the journey").InputValueAsync()).ShouldBe("https://watt.example\nhttps://www.watt.example");
    }

    [OnceFact]
    public async Task Of_two_who_edit_an_app_the_second_sees_what_is_stored_and_keeps_the_own_entries()
    {
        await using var first = await OpenAppAsync("Of two");
        await using var second = await fixture.VisitAsync(browser, PersonRole.Owner, PlaceOf(first));
        await Name(first).FillAsync("Of the first");
        await first.DoAsync("Save");
        await Name(second).FillAsync("Of the second");
        await second.DoAsync("Save");
        await second.ShowAsync("app-conflict");

        (await second.Page.Locator(".note").AllInnerTextsAsync()).ShouldContain(note => note.Contains("Of the first"));
        (await Name(second).InputValueAsync()).ShouldBe("Of the second");
    }

    [OnceFact]
    public async Task Who_met_a_conflict_may_save_over_it_after_all()
    {
        await using var first = await OpenAppAsync("Of two more");
        await using var second = await fixture.VisitAsync(browser, PersonRole.Owner, PlaceOf(first));
        await Name(first).FillAsync("Not wanted");
        await first.DoAsync("Save");
        await Name(second).FillAsync("Wanted");
        await second.DoAsync("Save");
        await second.DoAsync("Save");

        (await second.HeadingAsync()).ShouldBe("Wanted");
    }

    [OnceFact]
    public async Task The_journey_of_an_app_is_previewed_on_its_page()
    {
        await using var page = await OpenAppAsync("In a frame");
        await page.UnfoldAsync("Preview of the journey");
        var heading = await page.Page.FrameLocator("iframe").GetByRole(AriaRole.Heading).First.InnerTextAsync();
        await page.ShowAsync("app-preview");

        heading.ShouldContain("In a frame");
    }

    [OnceFact]
    public async Task An_app_is_deleted_for_good()
    {
        await using var page = await OpenAppAsync("Not for long");
        await page.UnfoldAsync("Delete this app");
        await page.ShowAsync("app-delete");
        await page.DoAsync("Delete for good");

        (await page.HeadingAsync()).ShouldBe("Apps");
        (await page.WordsAsync()).ShouldNotContain("Not for long");
    }

    private static ILocator Name(WatchedPage page) => page.Page.GetByLabel("Name, as your end users know it");

    private static string PlaceOf(WatchedPage page) => new Uri(page.Page.Url).AbsolutePath["/dashboard/".Length..];

    // An owner comes to an app by the list.
    private async Task<WatchedPage> OpenAppAsync(string name)
    {
        await fixture.App.SendAsync(new CreateAppCommand(fixture.Others.Customer, new AppTerms(name, "https://watt.example/connected", "https://watt.example/repaired")));
        var page = await fixture.VisitAsync(browser, PersonRole.Owner, "sandbox/apps");
        await page.FollowAsync(name);
        return page;
    }
}
