using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Amps.Api.Tests.Webhooks;

/// <summary>A customer's server on loopback that answers each connection byte by byte as the test says, and keeps what it heard.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener;
    private readonly Func<Stream, Task> answer;
    private readonly X509Certificate2? certificate;
    private readonly Task work;

    private Receiver(IPAddress address, int port, Func<Stream, Task> answer, X509Certificate2? certificate)
    {
        this.answer = answer;
        this.certificate = certificate;
        listener = new TcpListener(address, port);
        listener.Start();
        work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Url => $"{(certificate is null ? "http" : "https")}://127.0.0.1:{Port}/hook?customer=1";

    public ConcurrentQueue<HeardRequest> Heard { get; } = new();

    public int Connections { get; private set; }

    public static Receiver Of(Func<Stream, Task> answer, X509Certificate2? certificate = null, IPAddress? address = null, int port = 0) =>
        new(address ?? IPAddress.Loopback, port, answer, certificate);

    public static Receiver Of(string answer, X509Certificate2? certificate = null, IPAddress? address = null, int port = 0) =>
        Of(stream => SayAsync(stream, answer), certificate, address, port);

    public static async Task SayAsync(Stream stream, string text) => await stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await work;
        listener.Stop();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stop.Token);
                Connections++;
                open.Add(ServeAsync(socket));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var closing = stop.Token.Register(socket.Dispose);
        try
        {
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (certificate is not null)
            {
                var secure = new SslStream(stream);
                // Offline: else the receiver itself would ask for its issuer.
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true) });
                stream = secure;
            }

            await using (stream)
            {
                Heard.Enqueue(await HeardRequest.ReadAsync(stream));
                await answer(stream);
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The sender hung up, or the test is over.
        }
    }
}

/// <summary>A request as it came over the wire.</summary>
internal sealed record HeardRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static async Task<HeardRequest> ReadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await stream.ReadExactlyAsync(one);
            head.Add(one[0]);
        }

        var lines = Encoding.Latin1.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1], StringComparer.Ordinal);
        var body = new byte[int.Parse(headers.GetValueOrDefault("content-length", "0"), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body);
        return new HeardRequest(lines[0], headers, body);
    }
}
