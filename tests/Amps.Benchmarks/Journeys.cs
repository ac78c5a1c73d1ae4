using System.Diagnostics;
using System.Text.RegularExpressions;
using Amps.Application.Common;
using Amps.Application.Customers.CreateApp;
using Amps.Domain.Customers;

namespace Amps.Benchmarks;

/// <summary>What the server takes for each page and each form of the Auth Journey, with the Simulator as the manufacturer.</summary>
internal static partial class Journeys
{
    private const int WarmUps = 50;
    private const int Walks = 300;

    private static readonly (string Step, string Field, string Value)[] Forms =
    [
        ("device type", "choice", "battery"),
        ("manufacturer", "choice", "auron"),
        ("sign-in", "simulated", "true"),
        ("devices", "device", ""),
        ("consent", "", ""),
    ];

    public static async Task RunAsync(Bench bench)
    {
        var (customer, _) = await bench.CustomerAsync("Journeys");
        var app = await bench.SendAsync(new CreateAppCommand(customer, new AppTerms("Bench", "https://bench.example/connected", "https://bench.example/back")));
        var times = new Dictionary<string, List<TimeSpan>>(StringComparer.Ordinal);
        for (var walk = 0; walk < WarmUps + Walks; walk++)
        {
            if (walk == WarmUps) times.Clear();
            await WalkAsync(bench.Url, $"/link/{app.AppId}?sandbox=true&userId=user-{walk}", times);
        }

        foreach (var (what, taken) in times) Figures.Print($"{what}, median", taken.MedianMicroseconds() / 1000, "ms");
        Figures.Print("the slowest of all", times.Values.Max(taken => taken.Max()).TotalMilliseconds, "ms");
    }

    private static async Task WalkAsync(Uri server, string link, Dictionary<string, List<TimeSpan>> times)
    {
        using var browser = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false });
        var path = link;
        var page = await TakeAsync("link: page", () => GetAsync(browser, new Uri(server, path)));
        path = await TakeAsync("link: form", () => PostAsync(browser, new Uri(server, path), page));
        path = await TakeAsync("link: on to the first step", () => FollowAsync(browser, new Uri(server, path)));
        foreach (var (step, field, value) in Forms)
        {
            var shown = await TakeAsync($"{step}: page", () => GetAsync(browser, new Uri(server, path)));
            path = await TakeAsync($"{step}: form", () => PostAsync(browser, new Uri(server, path), shown, field, value.Length > 0 ? value : Device().Match(shown).Groups[1].Value));
        }

        if (!path.Contains("status=success", StringComparison.Ordinal)) throw new InvalidOperationException($"The journey led to {path}.");

        async Task<string> TakeAsync(string what, Func<Task<string>> request)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = await request();
            if (!times.TryGetValue(what, out var taken)) times[what] = taken = [];
            taken.Add(Stopwatch.GetElapsedTime(started));
            return answer;
        }
    }

    private static async Task<string> GetAsync(HttpMessageInvoker browser, Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var answer = await browser.SendAsync(request, CancellationToken.None);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<string> FollowAsync(HttpMessageInvoker browser, Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        using var answer = await browser.SendAsync(request, CancellationToken.None);
        return LocationOf(answer);
    }

    private static async Task<string> PostAsync(HttpMessageInvoker browser, Uri url, string page, string field = "", string value = "")
    {
        using var form = new FormUrlEncodedContent([new("token", Token().Match(page).Groups[1].Value), new(field, value)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        using var answer = await browser.SendAsync(request, CancellationToken.None);
        return LocationOf(answer);
    }

    private static string LocationOf(HttpResponseMessage answer) =>
        answer.Headers.Location?.OriginalString ?? throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} led nowhere: {answer.StatusCode}");

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"device\" value=\"([^\"]+)\"")]
    private static partial Regex Device();
}
