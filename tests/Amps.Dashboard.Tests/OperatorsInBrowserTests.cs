using Amps.Api.Tests.Docs;
using Amps.Application.Customers.CreateCustomer;
using Amps.AuthJourney.Tests;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>What operators do for a customer, in a browser.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class OperatorsInBrowserTests(DashboardFixture fixture, Browser browser)
{
    private static int made;

    [OnceFact]
    public async Task A_customer_who_is_added_gets_live_access()
    {
        await using var page = await fixture.VisitAsync(browser, PersonRole.Operator, "customers");
        await page.Page.GetByLabel("Name").FillAsync("Northern Grid Services");
        await page.DoAsync("Add customer");
        await page.ShowAsync("customer-added");
        await page.DoAsync("Enable live access");
        await page.ShowAsync("customer-live");
        await page.FollowAsync("Customers");

        (await page.Row("Northern Grid Services").Locator(".tag").InnerTextAsync()).ShouldBe("Enabled");
    }

    [OnceFact]
    public async Task The_tiers_of_a_customer_are_chosen()
    {
        await using var page = await OpenCustomerAsync();
        await page.Page.GetByLabel("preview").CheckAsync();
        await page.DoAsync("Save tiers");
        await page.ShowAsync("customer-tiers");
        await page.Page.ReloadAsync();

        (await page.Page.GetByLabel("preview").IsCheckedAsync()).ShouldBeTrue();
    }

    [OnceFact]
    public async Task The_ceilings_of_a_customer_hold_for_its_keys()
    {
        var customer = await AddAsync();
        await using var page = await OpenCustomerAsync(customer);
        await page.Page.GetByLabel("Sandbox").FillAsync("120");
        await page.DoAsync("Save ceilings");
        await page.ShowAsync("customer-ceilings");
        using var client = fixture.App.Client(customer.Key);

        ((int?)(await client.GetAnswerAsync("/me")).Data["rateLimit"]!["customerPerMinute"]).ShouldBe(120);
    }

    [OnceFact]
    public async Task The_allowance_of_a_customer_is_set_and_taken_away()
    {
        await using var page = await OpenCustomerAsync();
        await page.Page.GetByLabel("All manufacturers").FillAsync("25");
        await page.DoAsync("Set the allowance of all manufacturers");
        await page.ShowAsync("customer-allowance");
        var set = await page.WordsAsync();
        await page.Page.GetByLabel("All manufacturers").FillAsync("");
        await page.DoAsync("Set the allowance of all manufacturers");

        set.ShouldContain("0 of 25 devices");
        (await page.WordsAsync()).ShouldContain("0 devices, no limit");
    }

    [OnceFact]
    public async Task A_member_who_forgot_the_password_chooses_another_by_the_operators_link()
    {
        var customer = await AddAsync();
        var email = await fixture.MakePersonAsync(PersonRole.Owner, customer.Id);
        await using var page = await OpenCustomerAsync(customer);
        await page.Row(email).GetByText("Reset").ClickAsync();
        await page.ShowAsync("customer-reset");
        await page.GoAsync(page.Row(email).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Make a link" }));
        await page.ShowAsync("customer-reset-link");
        await using var member = await browser.OpenAsync(fixture.Url, Visits.Wide);
        await member.Page.GotoAsync(new Uri(await page.SecretAsync()).PathAndQuery);
        await member.Page.GetByLabel("New password").FillAsync("quite another password");
        await member.DoAsync("Set password");
        await member.EnterAsync(email, "quite another password");

        (await member.HeadingAsync()).ShouldBe("Overview");
    }

    private async Task<Added> AddAsync()
    {
        var name = $"Grid Services {Interlocked.Increment(ref made)} Ltd";
        var customer = await fixture.App.SendAsync(new CreateCustomerCommand(name));
        return new Added(customer.CustomerId, name, customer.SandboxKey);
    }

    // An operator finds a customer by the search.
    private async Task<WatchedPage> OpenCustomerAsync(Added? customer = null)
    {
        var name = (customer ?? await AddAsync()).Name;
        var page = await fixture.VisitAsync(browser, PersonRole.Operator, "customers");
        await page.Page.GetByLabel("Search").FillAsync(name);
        await page.DoAsync("Search");
        await page.FollowAsync(name);
        return page;
    }

    private sealed record Added(CustomerId Id, string Name, string Key);
}
