using System.Collections.Concurrent;
using Amps.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Amps.AuthJourney.Tests;

/// <summary>The app that end users come from and go back to, on an origin of its own.</summary>
internal sealed class IntegratorSite : IAsyncDisposable
{
    private readonly WebApplication site;

    private IntegratorSite(WebApplication site) => this.site = site;

    // Of the same site as the server and of another origin: browsers keep cookies of frames from strangers only over https.
    public Uri Origin => new UriBuilder(site.Urls.First()) { Host = "localhost" }.Uri;

    /// <summary>The same pages at another host name, which makes them another site.</summary>
    public Uri Stranger => new UriBuilder(site.Urls.First()) { Host = "127.0.0.1" }.Uri;

    public string Connected => new Uri(Origin, "/connected").AbsoluteUri;

    public string Reconnected => new Uri(Origin, "/reconnected").AbsoluteUri;

    public string Logo => new Uri(Origin, "/logo.svg").AbsoluteUri;

    /// <summary>The queries with which browsers came back.</summary>
    public ConcurrentQueue<IQueryCollection> Returned { get; } = new();

    public static async Task<IntegratorSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var made = new IntegratorSite(app);
        foreach (var path in new[] { "/connected", "/reconnected" })
        {
            app.MapGet(path, (HttpRequest request) =>
            {
                made.Returned.Enqueue(request.Query);
                return Results.Text("<!doctype html><html lang=\"en\"><link rel=\"icon\" href=\"data:,\"><title>Back in the app</title><h1>Back in the app</h1>", "text/html");
            });
        }

        app.MapGet("/logo.svg", () => Results.Text("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 36 36\"><circle cx=\"18\" cy=\"18\" r=\"16\" fill=\"#f4b400\"/></svg>", "image/svg+xml"));
        app.MapGet("/embedding", () => Results.Text(File.ReadAllText(Path.Combine(Repository.Root, "examples", "embedding", "index.html")), "text/html"));
        // As a manufacturer's page may be: windows that come here lose whoever opened them.
        app.MapGet("/cut-off", (HttpResponse response) =>
        {
            response.Headers["cross-origin-opener-policy"] = "same-origin";
            return Results.Text("<!doctype html><title>Alone</title>", "text/html");
        });
        await app.StartAsync();
        return made;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();
}
