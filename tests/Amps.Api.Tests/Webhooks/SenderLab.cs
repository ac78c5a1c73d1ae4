using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Amps.Application.Ports;
using Amps.Domain.Webhooks;
using Amps.Infrastructure.Webhooks;
using Amps.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Amps.Api.Tests.Webhooks;

/// <summary>The sender as the product registers it, with a clock and, where a test wants them, name servers of the test.</summary>
internal sealed class SenderLab : IAsyncDisposable
{
    public const string Secret = "whsec_plJ3nmyCDGBKInavdOK15jsl";

    private readonly ServiceProvider services;

    private SenderLab(ServiceProvider services, FakeTime time)
    {
        this.services = services;
        Time = time;
    }

    public FakeTime Time { get; }

    public IWebhookSender Sender => services.GetRequiredService<IWebhookSender>();

    /// <summary>As in Development: this machine is allowed.</summary>
    public static SenderLab Development(DateTimeOffset? now = null, FakeNames? names = null) => Create(isDevelopment: true, now, names, root: null);

    /// <summary>As in Production, where the operator allows some ports and networks.</summary>
    /// <param name="root">A certificate authority that is believed besides.</param>
    /// <param name="names">The name servers.</param>
    /// <param name="ports">Setting <c>AllowedPorts</c>.</param>
    /// <param name="networks">Setting <c>AllowedPrivateNetworks</c>.</param>
    public static SenderLab Production(X509Certificate2? root, FakeNames? names, int ports, string networks) =>
        Create(isDevelopment: false, now: null, names, root, ("Webhooks:AllowedPorts", $"{ports}"), ("Webhooks:AllowedPrivateNetworks", networks));

    public static DeliveryAttempt Attempt(string url, params string[] secrets) => new(
        url, MessageId.Trust("msg_loFOjxBNrRLzqYUf"), EventCatalogue.PushCompleted, """{"event_type":"ping","data":{"success":true}}""", secrets.Length == 0 ? [Secret] : secrets);

    public Task<DeliveryOutcome> SendAsync(string url) => Sender.SendAsync(Attempt(url), default);

    public Task<DeliveryOutcome> SendAsync(Receiver receiver) => SendAsync(receiver.Url);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static SenderLab Create(bool isDevelopment, DateTimeOffset? now, FakeNames? names, X509Certificate2? root, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();
        var time = new FakeTime(now ?? AmpsApp.Start);
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(time);
        collection.AddWebhookSender(configuration, isDevelopment);
        if (names is not null) collection.Replace(ServiceDescriptor.Singleton<IHostAddresses>(names));
        if (root is not null) collection.AddHttpClient(WebhookSender.ClientName).ConfigurePrimaryHttpMessageHandler((handler, _) => Believe(root, (SocketsHttpHandler)handler));
        return new SenderLab(collection.BuildServiceProvider(), time);
    }

    private static void Believe(X509Certificate2 root, SocketsHttpHandler handler)
    {
        var policy = handler.SslOptions.CertificateChainPolicy!;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(root);
    }
}

/// <summary>Name servers that answer as a test says: each look-up takes the next answer, and the last one stays.</summary>
internal sealed class FakeNames(params string[][] answers) : IHostAddresses
{
    private readonly ConcurrentQueue<string> asked = new();

    public IReadOnlyCollection<string> Asked => asked;

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        asked.Enqueue(host);
        if (answers.Length == 0) return Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith<IPAddress[]>(_ => [], TaskScheduler.Default);

        return Task.FromResult(answers[Math.Min(asked.Count, answers.Length) - 1].Select(IPAddress.Parse).ToArray());
    }
}
