using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.ListDeliveries;
using Amps.Application.Webhooks.ListWebhooks;
using Amps.Application.Webhooks.ReplayWebhooks;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Jobs;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Webhooks;

/// <summary>From a change to a customer's server: the whole app, and real receivers.</summary>
public abstract class DeliveryScene : IAsyncLifetime
{
    private protected const string Ok = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok";
    private protected const string Broken = "HTTP/1.1 500 Internal Server Error\r\nconnection: close\r\ncontent-length: 6\r\n\r\nbroken";
    private protected const string Gone = "HTTP/1.1 410 Gone\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

    private string device = "";

    private protected AmpsApp App { get; private set; } = null!;

    private protected HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await AmpsApp.StartAsync();
        Client = App.SandboxClient();
        device = (await App.DemoDeviceAsync("battery", "auron")).Id;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }

    private protected static ReplayChoice Missing => new(MissingSince: AmpsApp.Start);

    private protected static string Sign(HeardRequest heard, string secret)
    {
        var signed = $"{heard.Headers["svix-id"]}.{heard.Headers["svix-timestamp"]}.{Encoding.UTF8.GetString(heard.Body)}";
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed)));
    }

    private protected static Func<Stream, Task> Scripted(params string[] answers)
    {
        var calls = 0;
        return stream => Receiver.SayAsync(stream, answers[Math.Min(Interlocked.Increment(ref calls), answers.Length) - 1]);
    }

    private protected static Task HeardAsync(Receiver receiver, int count) => Eventually.HoldsAsync(() => receiver.Heard.Count >= count, $"the receiver has heard {count}");

    private protected Task<CreatedWebhook> CreateAsync(Receiver receiver, params string[] events) => InAsync(new CreateWebhookCommand(receiver.Url, events));

    /// <summary>An endpoint that was disabled while so much happened.</summary>
    private protected async Task<CreatedWebhook> MissAsync(Receiver receiver, int count)
    {
        var made = await CreateAsync(receiver);
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: false));
        for (var i = 0; i < count; i++) await CauseAsync();
        await InAsync(new EnableWebhookCommand(made.EndpointId, Enabled: true));
        return made;
    }

    private protected Task StopPumpsAsync() => App.Services.GetRequiredService<Pumps>().StopAsync(CancellationToken.None);

    private protected Task<List<WebhookDelivery>> RowsAsync() => InDbAsync(db => db.Deliveries.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    private protected Task<T> InDbAsync<T>(Func<IEnvironmentDb, Task<T>> work) =>
        App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, services => work(services.GetRequiredService<IEnvironmentDb>()));

    /// <summary>Makes something happen that is told at once: a push that is cancelled.</summary>
    private protected async Task<string> CauseAsync()
    {
        using var content = new StringContent("""{"action":{"command":"idle","start":"1h"}}""", Encoding.UTF8, "application/json");
        var action = (string)(await Client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, "/battery/" + device) { Content = content })).Data["id"]!;
        (await Client.SendAnswerAsync(new HttpRequestMessage(HttpMethod.Post, $"/actions/{action}/cancel"))).Status.ShouldBe(HttpStatusCode.OK);
        return action;
    }

    private protected async Task<DeliveryRead> AttemptedAsync(CreatedWebhook made, int attempts)
    {
        DeliveryRead? newest = null;
        await Eventually.HoldsAsync(async () => await DeliveriesAsync(made) is [var first, ..] && (newest = first).Attempts.Count >= attempts, $"attempt {attempts} is kept");
        return newest!;
    }

    private protected async Task EndpointAsync(Func<EndpointRead, bool> condition, string what) =>
        await Eventually.HoldsAsync(async () => (await InAsync(new ListWebhooksQuery())).Any(condition), what);

    private protected async Task<IReadOnlyList<DeliveryRead>> DeliveriesAsync(CreatedWebhook made) =>
        (await InAsync(new ListDeliveriesQuery(made.EndpointId, State: null, new PageRequest(50, 0, Cursor: null)))).Items;

    private protected async Task<T> InAsync<T>(IUseCase<T> useCase) => (await TryAsync(useCase)).Value;

    private protected Task<Result<T>> TryAsync<T>(IUseCase<T> useCase) =>
        App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, services => services.GetRequiredService<ISender>().Send(useCase));
}
