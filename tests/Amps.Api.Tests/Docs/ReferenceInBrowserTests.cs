using System.Text.Json.Nodes;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Api.Tests.Docs;

[Collection(Browser.Tests)]
public sealed class ReferenceInBrowserTests(AppFixture fixture, Browser browser) : IClassFixture<AppFixture>
{
    private const string NothingStored = "[{},{},\"\"] 0 0";

    private readonly AmpsApp app = fixture.App;

    [OnceFact]
    public async Task A_key_that_is_entered_works_in_the_page_and_is_gone_with_it()
    {
        await using var page = await OpenAsync(width: 1200);
        await AuthorizeAsync(page.Page, app.Demo.SandboxKey);

        var (status, body) = await TryListAsync(page.Page);

        status.ShouldBe("200");
        var items = JsonNode.Parse(body)!["data"]!["items"]!.AsArray();
        items.Count.ShouldBeGreaterThan(0);
        items.ShouldAllBe(item => (string?)item!["deviceType"] == "battery");
        await page.PictureAsync("reference-1200");
        page.Requests.ShouldAllBe(address => address.StartsWith(app.Url.ToString(), StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal));
        page.Complaints.ShouldBeEmpty();
        (await page.StoredAsync()).ShouldBe(NothingStored);
        page.Page.Url.ShouldNotContain(app.Demo.SandboxKey);

        await page.Page.ReloadAsync();
        await Assertions.Expect(page.Page.Locator(".auth-wrapper .authorize.unlocked")).ToBeVisibleAsync();
        (await page.Page.ContentAsync()).ShouldNotContain(app.Demo.SandboxKey);
        (await TryListAsync(page.Page)).Status.ShouldBe("401");
        (await page.StoredAsync()).ShouldBe(NothingStored);
    }

    [OnceFact]
    public async Task Every_operation_and_its_permission_can_be_read()
    {
        await using var page = await OpenAsync(width: 1200);

        (await page.Page.Locator(".opblock").CountAsync()).ShouldBe(OpenApi.ApiDocument.RoutesOf(app).Count + EventCatalogue.All.Count + 1, "webhooks and the call that OAuth shapes stand there too");
        await page.Page.Locator("#operations-Devices-readBattery .opblock-summary-control").ClickAsync();

        await Assertions.Expect(page.Page.Locator("#operations-Devices-readBattery .opblock-description")).ToContainTextAsync("Needs the permission devices:read");
        page.Complaints.ShouldBeEmpty();
    }

    [OnceFact]
    public async Task A_link_of_the_guide_opens_its_operation()
    {
        await using var page = await browser.OpenAsync(app.Url, width: 1200);
        await page.Page.GotoAsync("/docs");

        await page.Page.Locator(".calls a[href$='/listOems']").ClickAsync();

        await Assertions.Expect(page.Page.Locator("#operations-Manufacturers-listOems.is-open")).ToBeVisibleAsync();
    }

    [OnceFact]
    public async Task On_a_phone_nothing_reaches_beyond_the_window()
    {
        await using var page = await OpenAsync(width: 360);
        await page.PictureAsync("reference-360");

        (await page.OverflowAsync()).ShouldBe(0);
    }

    private static async Task AuthorizeAsync(IPage page, string key)
    {
        await page.Locator(".auth-wrapper .authorize").ClickAsync();
        var scheme = page.Locator(".auth-container").Filter(new LocatorFilterOptions { HasText = "x-api-key" });
        await scheme.Locator("input").FillAsync(key);
        await scheme.Locator("button.authorize").ClickAsync();
        await page.Locator(".auth-btn-wrapper .btn-done").First.ClickAsync();
        await Assertions.Expect(page.Locator(".auth-wrapper .authorize.locked")).ToBeVisibleAsync();
    }

    private static async Task<(string Status, string Body)> TryListAsync(IPage page)
    {
        var operation = page.Locator("#operations-Devices-listBattery");
        await Assertions.Expect(operation).ToBeVisibleAsync();
        if (await operation.Locator(".opblock-body").CountAsync() == 0) await operation.Locator(".opblock-summary-control").ClickAsync();
        await operation.Locator(".try-out__btn").ClickAsync();
        await operation.Locator(".execute").ClickAsync();
        var live = operation.Locator(".live-responses-table");
        var status = await live.Locator("tbody .response-col_status").First.TextContentAsync();
        return (status!.Trim()[..3], await live.Locator(".highlight-code code").First.TextContentAsync() ?? "");
    }

    private async Task<WatchedPage> OpenAsync(int width)
    {
        var page = await browser.OpenAsync(app.Url, width);
        await page.Page.GotoAsync("/docs/ui/index.html");
        await Assertions.Expect(page.Page.Locator("#operations-Devices-listBattery")).ToBeVisibleAsync();
        return page;
    }
}
