using System.Net;
using System.Net.Sockets;

namespace Amps.Infrastructure.Webhooks;

/// <summary>The name servers, as a port of their own: tests give the answers that an attacker's would.</summary>
internal interface IHostAddresses
{
    /// <exception cref="SocketException">There is no such name, or no server that knows.</exception>
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
}

internal sealed class SystemHostAddresses : IHostAddresses
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => Dns.GetHostAddressesAsync(host, cancellationToken);
}
