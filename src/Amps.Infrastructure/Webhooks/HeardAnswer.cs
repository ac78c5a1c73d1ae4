using System.Text;

namespace Amps.Infrastructure.Webhooks;

/// <summary>What has been heard of an answer so far; it is kept where the rest never comes.</summary>
internal sealed class HeardAnswer(DateTimeOffset askedAt)
{
    private const int MostBytes = 16 * 1024;

    private readonly byte[] body = new byte[MostBytes];
    private int length;
    private bool isCut = true;

    public int? Status { get; private set; }

    public TimeSpan? RetryAfter { get; private set; }

    /// <summary>The body as UTF-8. What is none, and the character zero, which PostgreSQL does not take, becomes U+FFFD; a character that was cut is left out.</summary>
    public string Text
    {
        get
        {
            var decoder = Encoding.UTF8.GetDecoder();
            var characters = new char[Encoding.UTF8.GetMaxCharCount(length)];
            var count = decoder.GetChars(body.AsSpan(0, length), characters, flush: !isCut);
            return new string(characters, 0, count).Replace('\0', '\uFFFD');
        }
    }

    /// <summary>Reads to the answer's end or to 16 kB, whichever comes first.</summary>
    public async Task ListenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        Status = (int)response.StatusCode;
        RetryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } wait } => wait,
            { Date: { } date } => date > askedAt ? date - askedAt : TimeSpan.Zero,
            _ => null,
        };

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        while (length < MostBytes)
        {
            var read = await stream.ReadAsync(body.AsMemory(length), cancellationToken);
            length += read;
            if (read > 0) continue;

            isCut = false;
            return;
        }
    }
}
