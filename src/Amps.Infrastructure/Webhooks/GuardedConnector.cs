using System.Net;
using System.Net.Sockets;
using Amps.Domain.Webhooks;

namespace Amps.Infrastructure.Webhooks;

/// <summary>Connects to a host, but only to addresses that were checked: the name is looked up once, and what was checked is what is connected to.</summary>
internal sealed class GuardedConnector(EndpointRules rules, IHostAddresses names, TimeProvider time)
{
    // An evil name may have hundreds.
    private const int MostTried = 6;

    // The last one may take what is left of the attempt.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <exception cref="ConnectionFailedException">Says at which step.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var isPlain = context.InitialRequestMessage.RequestUri is { Scheme: "http" };
        var addresses = await ResolveAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.Count == 0) throw new ConnectionFailedException(DeliveryResult.Dns);
        // One forbidden address condemns the name: a customer's server is not half in our network.
        if (!addresses.All(address => IsAllowed(address, isPlain))) throw new ConnectionFailedException(DeliveryResult.AddressForbidden);

        var tried = addresses.Take(MostTried).ToList();
        foreach (var address in tried.SkipLast(1))
        {
            if (await TryAsync(address, context.DnsEndPoint.Port, cancellationToken) is { } stream) return stream;
        }

        return await OpenAsync(tried[^1], context.DnsEndPoint.Port, cancellationToken);
    }

    private bool IsAllowed(IPAddress address, bool isPlain) => rules.Addresses.IsAllowed(address) && (!isPlain || IPAddress.IsLoopback(address));

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal)) return [Plain(literal)];

        try
        {
            return [.. (await names.ResolveAsync(host, cancellationToken)).Select(Plain).Distinct()];
        }
        catch (SocketException exception)
        {
            throw new ConnectionFailedException(DeliveryResult.Dns, exception);
        }
    }

    private async Task<Stream?> TryAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await OpenAsync(address, port, either.Token);
        }
        catch (Exception exception) when (exception is ConnectionFailedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<Stream> OpenAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new ConnectionFailedException(DeliveryResult.Connection, exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}

/// <summary>There is no connection, and why is known.</summary>
internal sealed class ConnectionFailedException(DeliveryResult result, Exception? inner = null) : IOException($"No connection: {result}.", inner)
{
    public DeliveryResult Result { get; } = result;
}
