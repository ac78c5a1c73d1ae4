using System.Net;
using Amps.Api.Tests.Docs;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>The life of a key, as people handle it in a browser: what a page says is what a call then meets.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class KeysInBrowserTests(DashboardFixture fixture, Browser browser)
{
    [OnceFact]
    public async Task A_key_is_created_and_works()
    {
        await using var page = await fixture.VisitAsync(browser, PersonRole.Developer, "sandbox/keys");
        await page.DoAsync("Create a key");
        await page.Page.GetByLabel("Calls a minute").FillAsync("60");
        await page.DoAsync("Create key");
        await page.ShowAsync("key-created");

        (await fixture.CallAsync(await page.SecretAsync())).ShouldBe(HttpStatusCode.OK);
    }

    [OnceFact]
    public async Task A_key_is_rolled_and_its_old_body_works_until_the_overlap_ends()
    {
        var (page, old) = await OpenKeyAsync(PersonRole.Owner);
        await using var _ = page;
        await page.Page.GetByLabel("Overlap").SelectOptionAsync("1 hour");
        await page.DoAsync("Roll");
        await page.ShowAsync("key-rolled");
        var rolled = await page.SecretAsync();
        var within = await fixture.CallAsync(old);
        fixture.App.Time.Sleep(TimeSpan.FromHours(1));

        (within, await fixture.CallAsync(old), await fixture.CallAsync(rolled)).ShouldBe((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [OnceFact]
    public async Task A_rolled_key_shows_its_new_body_once()
    {
        var (page, old) = await OpenKeyAsync(PersonRole.Owner);
        await using var _ = page;
        await page.Page.GetByLabel("Overlap").SelectOptionAsync("None: the old one ends now");
        await page.DoAsync("Roll");
        var rolled = await page.SecretAsync();
        await page.Page.ReloadAsync();

        var words = await page.WordsAsync();

        words.ShouldNotContain(rolled);
        words.ShouldContain("…" + rolled[^4..]);
        (await fixture.CallAsync(old)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [OnceFact]
    public async Task A_key_is_disabled_and_enabled()
    {
        var (page, body) = await OpenKeyAsync(PersonRole.Developer);
        await using var _ = page;
        await page.DoAsync("Disable");
        await page.ShowAsync("key-disabled");
        var disabled = (await page.FactAsync("State"), await fixture.CallAsync(body));
        await page.DoAsync("Enable");

        disabled.ShouldBe(("disabled", HttpStatusCode.Unauthorized));
        (await page.FactAsync("State"), await fixture.CallAsync(body)).ShouldBe(("active", HttpStatusCode.OK));
    }

    [OnceFact]
    public async Task A_key_is_revoked_for_good()
    {
        var (page, body) = await OpenKeyAsync(PersonRole.Developer);
        await using var _ = page;
        await page.UnfoldAsync("Revoke this key");
        await page.Page.GetByLabel("Call off what it has planned").CheckAsync();
        await page.ShowAsync("key-revoke");
        await page.DoAsync("Revoke for good");
        await page.ShowAsync("key-revoked");

        (await page.FactAsync("State"), await fixture.CallAsync(body)).ShouldBe(("revoked", HttpStatusCode.Unauthorized));
        (await page.Page.Locator("main form").CountAsync()).ShouldBe(0);
    }

    // Somebody comes to a key by the list, and the key's body.
    private async Task<(WatchedPage Page, string Body)> OpenKeyAsync(PersonRole role)
    {
        var created = await fixture.App.SendAsync(new CreateKeyCommand(fixture.Others.Customer, AmpsEnvironment.Sandbox, new KeyTerms([Permission.DevicesRead])));
        var page = await fixture.VisitAsync(browser, role, "sandbox/keys");
        await page.GoAsync(page.Row(created.KeyId.Value).GetByRole(AriaRole.Link));
        return (page, created.Key);
    }
}
