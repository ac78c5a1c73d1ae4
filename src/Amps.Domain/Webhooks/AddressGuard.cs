using System.Net;

namespace Amps.Domain.Webhooks;

/// <summary>To which addresses deliveries may go. Customers choose the URLs, so without it they could reach into the network that this server stands in.</summary>
/// <param name="allowedNetworks">Networks that the operator opens although they are not public.</param>
/// <param name="allowsLoopback">Development: this machine may be a receiver too.</param>
public sealed class AddressGuard(IReadOnlyCollection<IPNetwork> allowedNetworks, bool allowsLoopback)
{
    public bool AllowsLoopback { get; } = allowsLoopback;

    /// <summary>Whether a delivery may go there. An IPv6 address that stands for an IPv4 address is judged by that one too.</summary>
    public bool IsAllowed(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (SpecialAddresses.IsClosed(plain)) return false;
        if (SpecialAddresses.BehindNat64(plain) is { } behind && !IsAllowed(behind)) return false;
        if (AllowsLoopback && IPAddress.IsLoopback(plain)) return true;

        return SpecialAddresses.IsPublic(plain) || allowedNetworks.Any(network => network.Contains(plain));
    }
}

/// <summary>What an endpoint's URL may be on this server.</summary>
/// <param name="Ports">The ports; loopback in Development may have any.</param>
/// <param name="Addresses">The addresses.</param>
public sealed record EndpointRules(IReadOnlyCollection<int> Ports, AddressGuard Addresses);
