using System.Diagnostics;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>How many webhooks a second are delivered, against a loop of the same client; and whether one that hangs holds up others.</summary>
internal static class Deliveries
{
    private const int Count = 8_000;
    private const int Healthy = 50;
    private const int Waves = 60;

    private static readonly TimeSpan BetweenWaves = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static async Task RunAsync(Bench bench)
    {
        await using var receiver = await HookReceiver.StartAsync();
        foreach (var endpoints in new[] { 1, 16 }) await CompareAsync(bench, receiver, endpoints);
        await HangAsync(bench, receiver);
    }

    private static async Task CompareAsync(Bench bench, HookReceiver receiver, int endpoints)
    {
        var (customer, _) = await bench.CustomerAsync($"Deliveries{endpoints}");
        await EndpointsAsync(bench, customer, Enumerable.Range(0, endpoints).Select(index => $"{receiver.Url}/{endpoints}/{index}"));
        var messages = Count / endpoints;
        // Once before, so that what is measured is compiled.
        await DeliverAsync(bench, receiver, customer, messages, endpoints);
        var busy = await DeliverAsync(bench, receiver, customer, messages, endpoints);
        var times = receiver.Heard.Values.Order().ToList();
        var delivered = (times.Count - 1) / Stopwatch.GetElapsedTime(times[0], times[^1]).TotalSeconds;
        Figures.Print($"deliveries to {endpoints} endpoints, 4 at a time each", delivered, "a second");
        Figures.Print("  processor time per delivery, with its receiver", busy.TotalMicroseconds / times.Count, "µs");
        foreach (var atOnce in new[] { 1, 4 * endpoints })
        {
            var looped = await LoopAsync(bench, receiver, atOnce);
            Figures.Print($"the same sender in a loop, {atOnce} at a time", looped, "a second");
            Figures.Print("  ratio deliveries/loop", delivered / looped, "");
        }
    }

    private static async Task<TimeSpan> DeliverAsync(Bench bench, HookReceiver receiver, CustomerId customer, int messages, int endpoints)
    {
        receiver.Heard.Clear();
        await TellAsync(bench, customer, messages);
        var busy = Processor();
        await Eventually.HoldsAsync(() => receiver.Heard.Count == messages * endpoints, "every message was heard", Patience);
        return Processor() - busy;
    }

    private static TimeSpan Processor()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static async Task<double> LoopAsync(Bench bench, HookReceiver receiver, int atOnce)
    {
        var sender = bench.Services.GetRequiredService<IWebhookSender>();
        var now = bench.Services.GetRequiredService<TimeProvider>().Now();
        var message = Message(CustomerId.Trust("cus_bench"), now);
        var attempt = new DeliveryAttempt($"{receiver.Url}/loop", message.Id, message.Type, message.Body, [WebhookSecret.New()]);
        var busy = Processor();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < Count / atOnce; i++)
            {
                var outcome = await sender.SendAsync(attempt, CancellationToken.None);
                if (outcome.Result != DeliveryResult.Delivered) throw new InvalidOperationException($"The loop was not heard: {outcome}");
            }
        })));
        var elapsed = Stopwatch.GetElapsedTime(started);
        var sent = Count / atOnce * atOnce;
        Figures.Print("processor time per send of the loop, with its receiver", (Processor() - busy).TotalMicroseconds / sent, "µs");
        return sent / elapsed.TotalSeconds;
    }

    private static async Task HangAsync(Bench bench, HookReceiver receiver)
    {
        var (customer, _) = await bench.CustomerAsync("Hangs");
        await EndpointsAsync(bench, customer, [.. Enumerable.Range(0, Healthy).Select(index => $"{receiver.Url}/healthy/{index}"), receiver.Url + "/hangs"]);
        receiver.Heard.Clear();
        var told = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var wave = 0; wave < Waves; wave++)
        {
            var at = Stopwatch.GetTimestamp();
            foreach (var id in await TellAsync(bench, customer, 1)) told[id] = at;
            await Eventually.WaitAsync(BetweenWaves);
        }

        await Eventually.HoldsAsync(() => receiver.Heard.Count == Waves * Healthy, "the healthy ones have heard everything", Patience);
        var late = receiver.Heard.Select(heard => Stopwatch.GetElapsedTime(told[heard.Key.Message], heard.Value).TotalMilliseconds).Order().ToList();
        Figures.Print($"{Healthy} healthy receivers beside one that hangs, {Healthy / BetweenWaves.TotalSeconds:0} messages a second: median", late.Percentile(0.5), "ms");
        Figures.Print("  99 of 100 within", late.Percentile(0.99), "ms");
        Figures.Print("  all within", late[^1], "ms");
    }

    private static Task EndpointsAsync(Bench bench, CustomerId customer, IEnumerable<string> urls) => bench.InSandboxAsync(customer, async services =>
    {
        foreach (var url in urls)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<RequestScope>().Bind(new Tenant(AmpsEnvironment.Sandbox, customer), "bench");
            _ = (await scope.ServiceProvider.GetRequiredService<ISender>().Send(new CreateWebhookCommand(url, []))).Value;
        }
    });

    /// <summary>Writes messages with their deliveries in one save, from which on they are due.</summary>
    private static async Task<IReadOnlyList<string>> TellAsync(Bench bench, CustomerId customer, int messages)
    {
        var ids = new List<string>(messages);
        await bench.InSandboxAsync(customer, async services =>
        {
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            var endpoints = await db.Endpoints.AsNoTracking().ToListAsync();
            var now = services.GetRequiredService<TimeProvider>().Now();
            for (var i = 0; i < messages; i++)
            {
                var message = Message(customer, now);
                ids.Add(message.Id.Value);
                db.Add(message);
                db.AddRange(endpoints.Select(endpoint => WebhookDelivery.Of(message, endpoint, now)));
            }

            await db.SaveChangesAsync();
            // As the pipeline does after every command.
            services.GetRequiredService<IJobs>().Announce(AmpsEnvironment.Sandbox);
        });
        return ids;
    }

    private static WebhookMessage Message(CustomerId customer, DateTimeOffset at)
    {
        var body = EventExamples.Of(EventCatalogue.PushCompleted, at);
        return WebhookMessage.Of(customer, body, System.Text.Json.JsonSerializer.Serialize(body.Body, Application.AmpsJson.Default.GetTypeInfo(body.Body.GetType())!));
    }
}
