using Amps.Api.Tests.Docs;
using Amps.AuthJourney.Tests;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>A device whose owner lost it, left it or left for good, in a browser.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class DevicesInBrowserTests(DashboardFixture fixture, Browser browser)
{
    [OnceFact]
    public async Task A_device_is_disconnected_and_its_user_gets_a_link_that_leads_into_the_journey()
    {
        await using var page = await OpenUserAsync("carla@example.com");
        await OpenDeviceAsync(page);
        await page.DoAsync("Disconnect");
        await page.ShowAsync("device-disconnected");
        await page.Page.GetByLabel("Through").SelectOptionAsync("Theirs");
        await page.DoAsync("Make a link");
        await page.ShowAsync("device-link");
        var said = await page.FactAsync("Connection");
        await page.Page.GotoAsync(new Uri(await page.SecretAsync()).PathAndQuery);
        await page.ShowAsync("device-link-followed");

        said.ShouldStartWith("Disconnected since");
        (await page.HeadingAsync()).ShouldBe("Connect to Boreal Home again");
    }

    [OnceFact]
    public async Task A_device_is_removed_for_good()
    {
        await using var page = await OpenUserAsync("dora@example.com");
        await OpenDeviceAsync(page);
        var place = page.Page.Url;
        await page.UnfoldAsync("Remove this device");
        await page.ShowAsync("device-remove");
        await page.DoAsync("Remove for good");
        var list = await page.WordsAsync();
        await page.Page.GotoAsync(place);

        list.ShouldNotContain("dora@example.com");
        (await page.HeadingAsync()).ShouldBe("There is nothing here");
    }

    [OnceFact]
    public async Task A_user_is_forgotten_for_good()
    {
        await using var page = await OpenUserAsync("emil@example.com");
        await page.UnfoldAsync("Forget this user");
        await page.ShowAsync("user-forget");
        await page.DoAsync("Forget for good");
        await page.ShowAsync("user-forgotten");

        (await page.HeadingAsync()).ShouldBe("Users");
        (await page.WordsAsync()).ShouldNotContain("emil@example.com");
    }

    // A developer comes to a user who has a battery, by the list.
    private async Task<WatchedPage> OpenUserAsync(string user)
    {
        await fixture.App.RegisterAsync(AmpsEnvironment.Sandbox, fixture.Others.Customer, "boreal", user);
        var page = await fixture.VisitAsync(browser, PersonRole.Developer, "sandbox/users");
        await page.FollowAsync(user);
        return page;
    }

    private static Task OpenDeviceAsync(WatchedPage page) => page.GoAsync(page.Page.GetByRole(AriaRole.Table).First.GetByRole(AriaRole.Link));
}
