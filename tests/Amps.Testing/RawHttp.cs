using System.Net.Sockets;
using System.Text;

namespace Amps.Testing;

/// <summary>Sends bytes that no HTTP client would send. The request has to ask for <c>Connection: close</c>.</summary>
public static class RawHttp
{
    public static Task<string> SendAsync(Uri server, string request) => SendAsync(server, Encoding.Latin1.GetBytes(request));

    public static async Task<string> SendAsync(Uri server, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(request);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
