using System.Net;
using System.Net.Sockets;

namespace Amps.Api.Authentication;

/// <summary>The address by which failed authentications are counted. Forwarded headers count only from configured proxies, before this is asked.</summary>
internal static class ClientAddress
{
    private const int SubscriberBytes = 8;

    public static string Of(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null) return "local";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();

        // One subscriber holds a whole /64 of IPv6, and could change the rest with every call.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, SubscriberBytes), .. new byte[SubscriberBytes]]).ToString()
            : address.ToString();
    }
}
