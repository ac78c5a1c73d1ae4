using System.Net;
using Amps.Api.Tests.Docs;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.IssueToken;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Dashboard.Tests;

/// <summary>The tokens of a key and the secret that signs them, as people handle them in a browser.</summary>
[Collection(InOneBrowser.Tests)]
public sealed class TokensInBrowserTests(DashboardFixture fixture, Browser browser)
{
    [OnceFact]
    public async Task Tokens_of_a_secret_of_before_work_until_they_are_revoked()
    {
        var (page, token, other) = await OpenTokensAsync();
        await using var _ = page;
        await page.DoAsync("Rotate");
        await page.ShowAsync("tokens-rotated");
        var within = (await fixture.CallAsync(token), await StateAsync(page, "Nightly job"));
        await page.Page.GetByLabel("Which").SelectOptionAsync("Those of the internal secret of before");
        await page.DoAsync("Revoke");
        await page.ShowAsync("tokens-old-revoked");

        within.ShouldBe((HttpStatusCode.OK, "valid"));
        (await StateAsync(page, "Nightly job"), await fixture.CallAsync(token), await fixture.CallAsync(other)).ShouldBe(("rotated out", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
    }

    [OnceFact]
    public async Task A_secret_that_is_rotated_without_an_overlap_takes_its_tokens_along()
    {
        var (page, token, _) = await OpenTokensAsync();
        await using var __ = page;
        await page.Page.GetByLabel("Overlap").SelectOptionAsync("None: the old one ends now");
        await page.DoAsync("Rotate");

        (await StateAsync(page, "Nightly job"), await fixture.CallAsync(token)).ShouldBe(("rotated out", HttpStatusCode.Unauthorized));
    }

    [OnceFact]
    public async Task One_token_is_revoked_and_the_other_goes_on()
    {
        var (page, token, other) = await OpenTokensAsync();
        await using var _ = page;
        var row = page.Row("Nightly job");
        await row.GetByText("Revoke…").ClickAsync();
        await page.ShowAsync("token-revoke");
        await page.GoAsync(row.GetByRole(AriaRole.Button));
        await page.ShowAsync("token-revoked");

        (await StateAsync(page, "Nightly job"), await fixture.CallAsync(token), await fixture.CallAsync(other)).ShouldBe(("revoked", HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    private static Task<string> StateAsync(WatchedPage page, string name) => page.Row(name).Locator(".tag").InnerTextAsync();

    // A developer comes to the tokens of a key, by the list of keys; there are two.
    private async Task<(WatchedPage Page, string Token, string Other)> OpenTokensAsync()
    {
        var key = (await fixture.App.SendAsync(new CreateKeyCommand(fixture.Others.Customer, AmpsEnvironment.Sandbox, new KeyTerms([Permission.DevicesRead])))).KeyId;
        var end = fixture.App.Time.GetUtcNow().AddDays(1);
        var token = await fixture.App.SendAsync(new IssueTokenCommand(key, "Nightly job", end));
        var other = await fixture.App.SendAsync(new IssueTokenCommand(key, "Dashboard of ours", end));
        var page = await fixture.VisitAsync(browser, PersonRole.Developer, "sandbox/keys");
        await page.GoAsync(page.Row(key.Value).GetByRole(AriaRole.Link));
        await page.FollowAsync("Access tokens of this key");
        return (page, token.Token, other.Token);
    }
}
