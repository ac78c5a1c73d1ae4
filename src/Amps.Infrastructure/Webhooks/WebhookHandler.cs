using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Amps.Infrastructure.Webhooks;

/// <summary>The connections to customers' endpoints. Everything that HTTP clients do for convenience is off: a receiver may be an attacker.</summary>
internal static class WebhookHandler
{
    // Several customers may share a host: each of the workers of both environments finds a connection. That one endpoint has few deliveries in flight is the pump's matter.
    private const int ConnectionsPerHost = 256;

    private const int HeaderKilobytes = 32;

    // After it a name is looked up, and checked, anew.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(1);

    public static SocketsHttpHandler Create(GuardedConnector connector) => new()
    {
        ConnectCallback = connector.ConnectAsync,
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        // Neither our trace ids to customers nor their URLs into our traces.
        ActivityHeadersPropagator = null,
        ConnectTimeout = WebhookSender.Limit,
        MaxConnectionsPerServer = ConnectionsPerHost,
        PooledConnectionLifetime = ConnectionLife,
        PooledConnectionIdleTimeout = ConnectionLife / 2,
        MaxResponseHeadersLength = HeaderKilobytes,
        // What is not read of an answer is not waited for either: its connection is dropped.
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,
        SslOptions =
        {
            // A certificate may name addresses from which to fetch its issuers and its revocation: that would be a request to wherever its owner likes.
            CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        },
    };
}
