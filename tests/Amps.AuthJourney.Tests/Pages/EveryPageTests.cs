using Amps.Api.Tests.Docs;
using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.AuthJourney.Tests.Pages;

/// <summary>What holds for every page: in English in a light window of a desktop, and in German in a dark one of the narrowest phone.</summary>
/// <remarks>Half of the suite's time, so it has a browser of its own and runs beside the rest.</remarks>
public sealed class EveryPageTests(JourneyFixture fixture, Browser browser) : IClassFixture<JourneyFixture>, IClassFixture<Browser>
{
    private const int MostBytes = 50_000;
    private const int Desktop = 1200;
    private const int Narrowest = 320;

    // What no simulated manufacturer makes us say, and what stands in the title of the window.
    private static readonly string[] NotShown = ["oem.down", "mfa.hint", "method.api_key", "error.heading"];

    public static TheoryData<string> Pages => [.. JourneyPages.All.Keys];

    [Fact]
    public void Every_text_is_on_one_of_the_pages() =>
        Texts.English.Keys.Except(JourneyPages.All.Values.SelectMany(page => page.Shows)).ShouldBe(NotShown, ignoreOrder: true);

    [OnceTheory]
    [MemberData(nameof(Pages))]
    public async Task It_can_be_read_by_everybody_fits_every_window_and_is_small(string name)
    {
        // Wrong sign-ins of the pages before count for this address no more.
        fixture.App.Time.Sleep(TimeSpan.FromHours(2));
        await using var page = await browser.OpenAsync(fixture.Url, Desktop);
        var walk = new Wayfarer(fixture, page, name);
        await JourneyPages.All[name].ReachAsync(walk);
        await page.PictureAsync($"journey-{name}-en");

        (await walk.MissingAsync(name, Texts.English)).ShouldBeEmpty();
        (await page.BarriersAsync()).ShouldBeEmpty();
        (await page.WeightAsync()).ShouldBeLessThan(MostBytes);
        await page.ZoomTwofoldAsync();
        await page.PictureAsync($"journey-{name}-zoomed");
        (await page.OutOfReachAsync()).ShouldBeEmpty();

        await walk.SpeakGermanAsync();
        if (JourneyPages.All[name].AgainAsync is { } again) await again(walk);
        await page.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await page.Page.SetViewportSizeAsync(Narrowest, Desktop);
        await page.PictureAsync($"journey-{name}-de");
        (await walk.MissingAsync(name, Texts.German)).ShouldBeEmpty();
        (await page.BarriersOfLooksAsync()).ShouldBeEmpty();
        (await page.OutOfReachAsync()).ShouldBeEmpty();
        await page.EnlargeLettersAsync();
        (await page.OutOfReachAsync()).ShouldBeEmpty();
        page.Complaints.ShouldAllBe(complaint => !complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
