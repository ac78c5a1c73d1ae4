using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Amps.Benchmarks;

/// <summary>Sends requests over one connection, one after the other and then from the start again, at next to no cost of its own.</summary>
internal sealed class LoopClient(Uri server, params IReadOnlyList<byte[]> requests) : IDisposable
{
    private const string ContentLength = "Content-Length: ";

    private readonly TcpClient tcp = new(server.Host, server.Port) { NoDelay = true };
    private readonly byte[] buffer = new byte[1 << 20];
    private int sent;

    public void Dispose() => tcp.Dispose();

    /// <summary>The body of one answer.</summary>
    public byte[] Once()
    {
        var (start, length) = Exchange();
        return buffer.AsSpan(start, length).ToArray();
    }

    /// <returns>The time of each exchange.</returns>
    public TimeSpan[] Times(int count)
    {
        var times = new TimeSpan[count];
        for (var i = 0; i < count; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Exchange();
            times[i] = Stopwatch.GetElapsedTime(started);
        }

        return times;
    }

    private (int Start, int Length) Exchange()
    {
        tcp.Client.Send(requests[sent++ % requests.Count]);
        var read = 0;
        while (true)
        {
            var count = tcp.Client.Receive(buffer.AsSpan(read));
            if (count == 0) throw new InvalidOperationException("The server closed the connection.");

            read += count;
            var head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            if (!buffer.AsSpan().StartsWith("HTTP/1.1 20"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, read));

            var headers = Encoding.ASCII.GetString(buffer, 0, head);
            var at = headers.IndexOf(ContentLength, StringComparison.Ordinal) + ContentLength.Length;
            var end = headers.IndexOf('\r', at);
            var length = int.Parse(headers.AsSpan(at, (end < 0 ? headers.Length : end) - at), CultureInfo.InvariantCulture);
            if (read >= head + 4 + length) return (head + 4, length);
        }
    }
}
