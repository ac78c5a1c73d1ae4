using System.Net;
using System.Net.Sockets;

namespace Amps.Api.Authentication;

/// <summary>Where a call comes from. Forwarded headers count only from configured proxies, before this is asked.</summary>
internal static class ClientAddress
{
    private const int SubscriberBytes = 8;

    /// <summary>The whole address, for the audit log.</summary>
    public static string? Whole(HttpContext http) => Find(http)?.ToString();

    /// <summary>The address by which failed authentications are counted.</summary>
    public static string Of(HttpContext http)
    {
        if (Find(http) is not { } address) return "local";

        // One subscriber holds a whole /64 of IPv6, and could change the rest with every call.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, SubscriberBytes), .. new byte[SubscriberBytes]]).ToString()
            : address.ToString();
    }

    private static IPAddress? Find(HttpContext http) => http.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : http.Connection.RemoteIpAddress;
}
