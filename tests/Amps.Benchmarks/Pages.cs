using System.Diagnostics;
using Amps.Application.Common;
using Amps.Application.People.ChoosePassword;
using Amps.Application.People.InvitePerson;
using Amps.Application.People.SignIn;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.People;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Benchmarks;

/// <summary>Whether a page of the dashboard costs the same over a thousand actions, deliveries and devices and over a million.</summary>
internal static class Pages
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;
    private const int Looks = 30;
    private const string Password = "correct horse battery";

    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);

    public static async Task RunAsync(Bench bench)
    {
        var few = await StockAsync(bench, "Few", Few);
        var many = await StockAsync(bench, "Many", Many);
        foreach (var page in new[] { "", "/devices", "/devices?user=user-7", "/devices/{device}", "/users", "/users/user-7", "/webhooks/{endpoint}", "/webhooks/{endpoint}?state=dead",
                     "/audit", "/audit?do=webhook.created", "/audit?subject={endpoint}", "/audit?actor=nobody" })
        {
            var (fast, slow) = (await few.TimeAsync(page), await many.TimeAsync(page));
            Figures.Print($"/dashboard/sandbox{page} of {Few:N0} rows each, median", fast, "µs");
            Figures.Print($"/dashboard/sandbox{page} of {Many:N0} rows each, median", slow, "µs");
        }
    }

    private static async Task<Visitor> StockAsync(Bench bench, string name, int count)
    {
        var (customer, _) = await bench.CustomerAsync(name);
        var link = await bench.SendAsync(new InvitePersonCommand(customer, $"{name}@bench.example", PersonRole.Owner));
        await bench.SendAsync(new ChoosePasswordCommand(link.Url[(link.Url.IndexOf('=', StringComparison.Ordinal) + 1)..], Password));
        var session = await bench.SendAsync(new SignInCommand($"{name}@bench.example", Password, "bench", "127.0.0.1"));
        var device = (await Fleet.RegisterAsync(bench, customer, 1))[0];
        await Fleet.PlanAsync(bench, customer, [device], [bench.Services.GetRequiredService<TimeProvider>().Now().AddDays(20)]);
        var endpoint = "";
        await bench.InSandboxAsync(customer, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var made = (await sender.Send(new CreateWebhookCommand("https://hooks.example.invalid/amps", []))).Value.EndpointId;
            await sender.Send(new TestWebhookCommand(made, EventCatalogue.PushCompleted));
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            await db.Actions.ExecuteUpdateAsync(row => row.SetProperty(action => action.State, ActionState.Completed).SetProperty(action => action.Lane, (string?)null).SetProperty(action => action.DueAt, (DateTimeOffset?)null));
            await db.Deliveries.ExecuteUpdateAsync(row => row.SetProperty(delivery => delivery.State, DeliveryState.Dead).SetProperty(delivery => delivery.DueAt, (DateTimeOffset?)null));
            await MultiplyAsync(db, device, count, bench.Services.GetRequiredService<TimeProvider>().Now());
            while (await db.AuditEvents.AnyAsync(entry => entry.Sequence == null)) await Task.Delay(TimeSpan.FromSeconds(1)); // The server seals them.
            endpoint = made.Value;
        });
        return new Visitor(bench.Url, session.Secret!, device.Id.Value, endpoint);
    }

    // As if the customer had done all that in the last fortnight.
    private static async Task MultiplyAsync(EnvironmentDbContext db, Device device, int count, DateTimeOffset now)
    {
        DateTimeOffset At(int copy) => now - Fortnight + (Fortnight / count * copy);
        var action = (await db.Actions.AsNoTracking().FirstAsync()).Id.Value;
        var delivery = (await db.Deliveries.AsNoTracking().FirstAsync()).Id.Value;
        await Copies.MakeAsync(db, typeof(DeviceAction), action, count, ("Id", copy => EntityId.First<ActionId>(At(copy)).Value));
        await Copies.MakeAsync(db, typeof(WebhookDelivery), delivery, count, ("Id", copy => EntityId.First<DeliveryId>(At(copy)).Value), ("MessageId", copy => EntityId.First<MessageId>(At(copy)).Value));
        var tested = (await db.AuditEvents.AsNoTracking().FirstAsync(entry => entry.Action == AuditAction.WebhookTested)).Id.Value;
        await Copies.MakeAsync(db, typeof(AuditEvent), tested, count, ("Id", copy => EntityId.First<AuditEventId>(At(copy)).Value), ("Sequence", _ => DBNull.Value), ("Hash", _ => DBNull.Value), ("Subject", copy => $"copy-{copy}"));
        await Copies.MakeAsync(db, typeof(Device), device.Id.Value, count,
            ("Id", copy => EntityId.First<DeviceId>(At(copy)).Value), ("OemDeviceId", copy => $"copy-{copy}"), ("UserId", copy => $"user-{copy / 10}"));
    }

    /// <summary>A signed-in browser that knows a device and an endpoint.</summary>
    private sealed record Visitor(Uri Server, string Session, string Device, string Endpoint)
    {
        /// <returns>Microseconds, the median.</returns>
        public async Task<double> TimeAsync(string page)
        {
            using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
            var address = new Uri(Server, "/dashboard/sandbox" + page.Replace("{device}", Device, StringComparison.Ordinal).Replace("{endpoint}", Endpoint, StringComparison.Ordinal));
            var times = new List<TimeSpan>();
            for (var look = 0; look < Looks + 5; look++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("cookie", "amps-dashboard=" + Session);
                var started = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request, CancellationToken.None);
                await answer.Content.ReadAsByteArrayAsync();
                answer.EnsureSuccessStatusCode();
                if (answer.StatusCode != System.Net.HttpStatusCode.OK) throw new InvalidOperationException($"{address} answered {answer.StatusCode}.");
                if (look >= 5) times.Add(Stopwatch.GetElapsedTime(started));
            }

            return times.MedianMicroseconds();
        }
    }
}
