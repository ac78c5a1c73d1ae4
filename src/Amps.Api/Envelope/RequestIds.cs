using System.Buffers;
using Amps.Domain.Common;

namespace Amps.Api.Envelope;

/// <summary>The id of a call: the caller's own where it sent a usable one, else ours.</summary>
internal readonly record struct RequestId(string Value) : IEntityId<RequestId>
{
    public const string Header = "x-request-id";

    private const int MaxLength = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static string Prefix => "req";

    public static RequestId Trust(string value) => new(value);

    public static string For(HttpRequest request, DateTimeOffset now)
    {
        var sent = request.Headers[Header];
        return sent.Count == 1 && sent[0] is { Length: >= 1 and <= MaxLength } text && !text.AsSpan().ContainsAnyExcept(Allowed)
            ? text
            : EntityId.New<RequestId>(now).Value;
    }
}
