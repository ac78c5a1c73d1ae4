using System.Net;
using System.Net.Sockets;

namespace Amps.Domain.Webhooks;

/// <summary>Addresses that are not somebody's server on the internet, by IANA's registries of special-purpose addresses (2025-10-09) and the clouds' documentation.</summary>
internal static class SpecialAddresses
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // shared by carriers (CGNAT)
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local, and most clouds' metadata
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, broadcast
    ];

    // All of IPv6 that is given out. Loopback, mapped and translated IPv4, NAT64, local and link-local addresses, SRv6 and multicast lie outside.
    private static readonly IPNetwork GlobalV6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] SpecialV6 =
    [
        IPNetwork.Parse("2001::/23"), // protocol assignments, Teredo among them
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    private static readonly IPNetwork[] Closed =
    [
        // Where clouds tell a machine its secrets.
        IPNetwork.Parse("168.63.129.16/32"), // Azure
        IPNetwork.Parse("169.254.169.254/32"), // nearly all
        IPNetwork.Parse("169.254.170.2/32"), // AWS containers
        IPNetwork.Parse("169.254.170.23/32"), // AWS containers
        IPNetwork.Parse("100.100.100.200/32"), // Alibaba
        IPNetwork.Parse("192.0.0.192/32"), // Oracle
        IPNetwork.Parse("fd00:ec2::254/128"), // AWS
        IPNetwork.Parse("fd00:ec2::23/128"), // AWS containers
        IPNetwork.Parse("fd20:ce::254/128"), // Google
        // Tunnels to IPv4 addresses that nobody can check from outside.
        IPNetwork.Parse("64:ff9b:1::/48"), // NAT64 with a prefix of one's own
        IPNetwork.Parse("2001::/32"), // Teredo
        IPNetwork.Parse("2002::/16"), // 6to4
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether this is an address of the internet at large.</summary>
    public static bool IsPublic(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork
        ? !Array.Exists(SpecialV4, network => network.Contains(address))
        : GlobalV6.Contains(address) && !Array.Exists(SpecialV6, network => network.Contains(address));

    /// <summary>Whether this is an address that no setting opens.</summary>
    public static bool IsClosed(IPAddress address) => Array.Exists(Closed, network => network.Contains(address));

    /// <summary>The IPv4 address to which a NAT64 gateway passes on what is sent to this one.</summary>
    public static IPAddress? BehindNat64(IPAddress address) => Nat64.Contains(address) ? new IPAddress(address.GetAddressBytes().AsSpan(12)) : null;
}
