using Amps.Testing;
using Microsoft.Playwright;

namespace Amps.Api.Tests.Docs;

/// <summary>The machine's Chromium, started when a test first opens a page.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>The tests that share it.</summary>
    public const string Tests = "Browser";

    private const float Patience = 30_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? driver;
    private IBrowser? chromium;

    public Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        return Task.CompletedTask;
    }

    /// <summary>A page in a profile of its own.</summary>
    public Task<WatchedPage> OpenAsync(Uri origin, int width, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB") => OpenAsync(origin, width, scheme, runsScripts: true, locale);

    /// <summary>The same in a browser that runs no scripts, and speaks another language.</summary>
    public Task<WatchedPage> OpenPlainAsync(Uri origin, int width, string locale) => OpenAsync(origin, width, ColorScheme.Light, runsScripts: false, locale);

    private async Task<WatchedPage> OpenAsync(Uri origin, int width, ColorScheme scheme, bool runsScripts, string locale)
    {
        driver ??= await Playwright.CreateAsync();
        chromium ??= await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Repository.Program("chromium"), Args = Arguments, Timeout = 2 * Patience });
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = origin.ToString(),
            IgnoreHTTPSErrors = true,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
            JavaScriptEnabled = runsScripts,
            Locale = locale,
        });
        context.SetDefaultTimeout(Patience);
        return new WatchedPage(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        driver?.Dispose();
    }
}

[CollectionDefinition(Browser.Tests)]
public sealed class BrowserTests : ICollectionFixture<Browser>;

/// <summary>A page, and what it complained about and asked for.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;

    public WatchedPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Requests.Add(request.Url);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, violations of the content security policy among them.</summary>
    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Everything that the page left in the browser.</summary>
    public async Task<string> StoredAsync()
    {
        var storage = await Page.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])");
        var databases = await Page.EvaluateAsync<int>("indexedDB.databases().then((all) => all.length)");
        return $"{storage} {databases} {(await context.CookiesAsync()).Count}";
    }

    /// <summary>How far the page reaches beyond the window's right edge, in pixels.</summary>
    public Task<int> OverflowAsync() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Keeps a picture of the whole page below <c>artifacts</c>, for people to look at.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(new PageScreenshotOptions { Path = Repository.Artifact("screenshots", name + ".png"), FullPage = true });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
