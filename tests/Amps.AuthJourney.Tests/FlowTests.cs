using Amps.Api.Tests.Docs;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests;

[Collection(Browser.Tests)]
public sealed class FlowTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    [Fact]
    public async Task A_simulated_account_connects_its_devices_and_the_app_can_read_and_command_them()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("walker-1", "&state=s%201"), "Home battery", "Auron Energy");
        await page.PressAsync("Continue with a simulated account");
        await page.PressAsync("Continue");
        await page.PressAsync("Allow and connect");

        (await page.HeadingAsync()).ShouldBe("Back in the app");
        var back = fixture.Site.Returned.Last(query => query["userId"] == "walker-1");
        back["status"].ToString().ShouldBe("success");
        back["state"].ToString().ShouldBe("s 1");
        back["environment"].ToString().ShouldBe("sandbox");

        using var client = fixture.App.SandboxClient();
        var session = await client.GetAnswerAsync("/link/sessions/" + back["sessionId"]);
        ((string?)session.Data["state"]).ShouldBe("completed");
        var device = (string)session.Data["devices"]!.AsArray()[0]!;
        back["deviceIds"].ToString().ShouldBe(string.Join(',', session.Data["devices"]!.AsArray().Select(id => (string)id!)));
        ((string?)(await client.GetAnswerAsync("/battery/" + device)).Data["userId"]).ShouldBe("walker-1");
        ((int)(await client.PostAnswerAsync("/battery/" + device, """{"action":{"command":"idle"}}""")).Status).ShouldBe(202);
        page.Complaints.ShouldBeEmpty();
    }

    [OnceFact]
    public async Task A_password_is_tried_again_after_a_wrong_one()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("walker-2"), "Home battery", "Auron Energy");
        await page.SignInAsync("someone@example.com", "wrong");
        await page.PictureAsync("journey-wrong-password");
        (await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Auron Energy does not accept these details");

        await page.SignInAsync("someone@example.com", "correct horse");
        (await page.HeadingAsync()).ShouldBe("Which devices should be connected?");
    }

    [OnceFact]
    public async Task A_second_proof_is_asked_for_where_the_account_wants_one()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("walker-3"), "Home battery", "Auron Energy");
        await page.SignInAsync("mfa@example.com", "right");
        await page.PictureAsync("journey-mfa");
        await page.Page.GetByLabel("Code").FillAsync("123456");
        await page.PressAsync("Confirm");

        (await page.HeadingAsync()).ShouldBe("Which devices should be connected?");
    }

    [OnceFact]
    public async Task Leaving_goes_back_to_the_app_with_nothing_connected()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("walker-4"), "Home battery", "Auron Energy");
        await page.PressAsync("Leave and go back to Sunny & <b>Co</b>");

        (await page.HeadingAsync()).ShouldBe("Back in the app");
        fixture.Site.Returned.Last(query => query["userId"] == "walker-4")["status"].ToString().ShouldBe("cancelled");
        using var client = fixture.App.SandboxClient();
        (await client.GetAnswerAsync("/devices?userId=walker-4")).Data["items"]!.AsArray().Count.ShouldBe(0);
    }

    [OnceFact]
    public async Task The_back_button_leads_back_until_the_sign_in_and_not_past_it()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("walker-5"), "Home battery", "Auron Energy");
        await page.Page.GoBackAsync();
        (await page.HeadingAsync()).ShouldBe("Who makes it?");
        await page.PressAsync("Auron Energy");
        await page.PressAsync("Continue with a simulated account");

        await page.Page.GoBackAsync();
        (await page.HeadingAsync()).ShouldBe("You cannot go back to that step");
        await page.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Go on where you were" }).ClickAsync();
        (await page.HeadingAsync()).ShouldBe("Which devices should be connected?");
    }

    [OnceFact]
    public async Task The_manufacturers_own_page_is_gone_to_and_come_back_from()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("walker-6"), "Electric vehicle", "Corvo Mobility");
        await page.PressAsync("Go to Corvo Mobility");
        await page.PictureAsync("journey-oauth-page");
        await page.Page.GetByLabel("Name").FillAsync("driver@example.com");
        await page.Page.GetByLabel("Password").FillAsync("any");
        await page.PressAsync("Sign in and allow");

        page.Page.Url.ShouldNotContain("code=");
        (await page.HeadingAsync()).ShouldBe("Which devices should be connected?");
        page.Complaints.ShouldBeEmpty();
    }

    [OnceFact]
    public async Task It_works_without_scripts_at_320_pixels_and_in_German()
    {
        await using var page = await browser.OpenPlainAsync(fixture.Url, 320, "de-DE");
        await page.Page.GotoAsync(fixture.OpenLink("walker-7", "&deviceType=battery"));
        await page.PressAsync("Beginnen");
        await page.PressAsync("Boreal Home");
        await page.Page.GetByLabel("API-Schlüssel").FillAsync("some-key");
        await page.PressAsync("Anmelden");
        await page.PressAsync("Weiter");
        await page.PictureAsync("journey-consent-de-320");
        await page.PressAsync("Erlauben und verbinden");

        (await page.HeadingAsync()).ShouldBe("Back in the app");
    }
}
