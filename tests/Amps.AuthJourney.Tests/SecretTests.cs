using System.Text;
using Amps.Api.Tests.Docs;
using Amps.Testing;

namespace Amps.AuthJourney.Tests;

[Collection(Browser.Tests)]
public sealed class SecretTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    private const string Password = "correct-horse-battery-7391";
    private const string Key = "key-of-the-cellar-7391";
    private const string Code = "1 23 45 6";

    private readonly StringBuilder seen = new();

    [OnceFact]
    public async Task A_password_is_nowhere_afterwards()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("secret-1"), "Home battery", "Auron Energy");
        await page.SignInAsync("someone-7391@example.com", "wrong");
        await LookAsync(page);
        await page.SignInAsync("someone-7391@example.com", Password);
        await ConnectAsync(page);

        await ShouldBeNowhereAsync(page, Password);
    }

    [OnceFact]
    public async Task An_api_key_is_nowhere_afterwards()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("secret-2"), "Home battery", "Boreal Home");
        await page.Page.GetByLabel("API key").FillAsync(Key);
        await page.PressAsync("Sign in");
        await ConnectAsync(page);

        await ShouldBeNowhereAsync(page, Key);
    }

    [OnceFact]
    public async Task A_one_time_code_is_nowhere_afterwards()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("secret-3"), "Home battery", "Auron Energy");
        await page.SignInAsync("mfa+7391@example.com", Password);
        await page.Page.GetByLabel("Code").FillAsync(Code);
        await page.PressAsync("Confirm");
        await ConnectAsync(page);

        await ShouldBeNowhereAsync(page, Code);
        await ShouldBeNowhereAsync(page, Password);
    }

    [OnceFact]
    public async Task What_is_typed_at_the_manufacturers_own_page_is_nowhere_afterwards()
    {
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("secret-4"), "Electric vehicle", "Corvo Mobility");
        await page.PressAsync("Go to Corvo Mobility");
        await page.Page.GetByLabel("Name").FillAsync("driver+7391@example.com");
        await page.Page.GetByLabel("Password").FillAsync(Password);
        await page.PressAsync("Sign in and allow");
        await ConnectAsync(page);

        await ShouldBeNowhereAsync(page, Password);
    }

    private async Task ConnectAsync(WatchedPage page)
    {
        foreach (var press in new[] { "Continue", "Allow and connect" })
        {
            await LookAsync(page);
            await page.PressAsync(press);
        }

        (await page.HeadingAsync()).ShouldBe("Back in the app");
    }

    private async Task LookAsync(WatchedPage page) => seen.Append(await page.Page.ContentAsync()).Append(await page.StoredAsync()).Append(page.Page.Url);

    private async Task ShouldBeNowhereAsync(WatchedPage page, string secret)
    {
        foreach (var cookie in await page.Page.Context.CookiesAsync()) seen.Append(cookie.Value);
        seen.AppendJoin('\n', page.Requests).AppendJoin('\n', fixture.App.Log.All);
        var text = seen.ToString();
        foreach (var way in new[] { secret, Uri.EscapeDataString(secret) }) text.ShouldNotContain(way);
        foreach (var file in Directory.EnumerateFiles(fixture.App.DataFolder, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            (await reader.ReadToEndAsync()).ShouldNotContain(secret, customMessage: file);
        }
    }
}
