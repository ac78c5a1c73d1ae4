using System.Net;
using System.Net.Sockets;

namespace Amps.Application.Common;

/// <summary>The address by which wrong attempts are counted, of keys and of sign-ins. Forwarded headers count only from configured proxies, before this is asked.</summary>
public static class ClientAddress
{
    private const int SubscriberBytes = 8;

    public static string Of(IPAddress? address)
    {
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();

        // One subscriber holds a whole /64 of IPv6, and could change the rest with every call.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, SubscriberBytes), .. new byte[SubscriberBytes]]).ToString()
            : address.ToString();
    }
}
