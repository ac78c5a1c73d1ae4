using System.Text;
using Amps.Api.Tests.Docs;
using Amps.Testing;

namespace Amps.AuthJourney.Tests;

[Collection(Browser.Tests)]
public sealed class SecretTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>
{
    private const string Password = "correct-horse-battery-7391";

    [OnceFact]
    public async Task What_is_typed_to_sign_in_is_nowhere_afterwards()
    {
        var seen = new StringBuilder();
        await using var page = await browser.OpenAsync(fixture.Url, 390);
        await page.ToSignInAsync(fixture.OpenLink("secret-1"), "Home battery", "Auron Energy");
        await page.SignInAsync("someone-7391@example.com", "wrong");
        seen.Append(await page.Page.ContentAsync());
        await page.SignInAsync("someone-7391@example.com", Password);
        foreach (var press in new[] { "Continue", "Allow and connect" })
        {
            seen.Append(await page.Page.ContentAsync()).Append(await page.StoredAsync()).Append(page.Page.Url);
            await page.PressAsync(press);
        }

        foreach (var cookie in await page.Page.Context.CookiesAsync()) seen.Append(cookie.Value);
        seen.AppendJoin('\n', page.Requests).AppendJoin('\n', fixture.App.Log.All);
        seen.ToString().ShouldNotContain(Password);
        foreach (var file in Directory.EnumerateFiles(fixture.App.DataFolder, "*.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            (await reader.ReadToEndAsync()).ShouldNotContain(Password, customMessage: file);
        }
    }
}
