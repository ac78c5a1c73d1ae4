using System.Net;
using System.Net.Sockets;

namespace Amps.Application.Common;

/// <summary>Where a call comes from. Forwarded headers count only from configured proxies, before this is asked.</summary>
public static class ClientAddress
{
    private const int SubscriberBytes = 8;

    /// <summary>The whole address, for the audit log.</summary>
    public static string? Whole(IPAddress? address) => Plain(address)?.ToString();

    /// <summary>The address by which wrong attempts are counted, of keys and of sign-ins.</summary>
    public static string Of(IPAddress? address)
    {
        if (Plain(address) is not { } plain) return "local";

        // One subscriber holds a whole /64 of IPv6, and could change the rest with every call.
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. plain.GetAddressBytes().AsSpan(0, SubscriberBytes), .. new byte[SubscriberBytes]]).ToString()
            : plain.ToString();
    }

    private static IPAddress? Plain(IPAddress? address) => address is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : address;
}
