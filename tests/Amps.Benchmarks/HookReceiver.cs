using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Amps.Benchmarks;

/// <summary>A customer's server on loopback: takes every webhook at once, or keeps the caller waiting.</summary>
internal sealed class HookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private HookReceiver(WebApplication app) => this.app = app;

    /// <summary>When each message came first, by <c>svix-id</c> and path.</summary>
    public ConcurrentDictionary<(string Message, string Path), long> Heard { get; } = new();

    public string Url => app.Urls.First();

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new HookReceiver(builder.Build());
        receiver.app.MapPost("/hangs", async http => await Task.Delay(TimeSpan.FromSeconds(30), http.RequestAborted));
        receiver.app.MapPost("/{**path}", http =>
        {
            receiver.Heard.TryAdd((http.Request.Headers["svix-id"].ToString(), http.Request.Path), Stopwatch.GetTimestamp());
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
