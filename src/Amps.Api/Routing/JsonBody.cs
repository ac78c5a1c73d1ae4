using System.Buffers;
using System.Text.Json;
using Amps.Api.Envelope;
using Amps.Domain.Common;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Amps.Api.Routing;

/// <summary>A call's body: its bytes as they came, and the JSON that they are.</summary>
internal sealed class JsonBody(ReadOnlyMemory<byte> raw, JsonDocument json) : IDisposable
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth };

    public ReadOnlyMemory<byte> Raw { get; } = raw;

    public JsonElement Root => json.RootElement;

    /// <summary>Reads the body in the contract's order: size (413), media type (415), JSON (400). Where a route takes none, nothing counts as an object without members.</summary>
    public static async Task<Result<JsonBody>> ReadAsync(HttpContext http)
    {
        if (!WasSent(http) && http.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiRoute>().Body is null) return new JsonBody(default, JsonDocument.Parse("{}"));

        byte[] raw;
        try
        {
            raw = await ReadAllAsync(http);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return HttpFailures.TooLarge;
        }

        if (!IsJson(http.Request.ContentType)) return HttpFailures.UnsupportedMedia;

        try
        {
            ReadTexts(raw);
            return new JsonBody(raw, JsonDocument.Parse(raw, Strict));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return HttpFailures.MalformedJson;
        }
    }

    public void Dispose() => json.Dispose();

    private static bool WasSent(HttpContext http) =>
        http.Request.ContentLength > 0 || (http.Request.ContentLength is null && http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false });

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    // A document reads its texts lazily, and would stumble over one that is no UTF-8 or half a surrogate pair only when it is asked for.
    private static void ReadTexts(ReadOnlySpan<byte> raw)
    {
        var reader = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) reader.GetString();
        }
    }

    private static async Task<byte[]> ReadAllAsync(HttpContext http)
    {
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync(http.RequestAborted);
            if (read.IsCompleted)
            {
                var all = read.Buffer.ToArray();
                http.Request.BodyReader.AdvanceTo(read.Buffer.End);
                return all;
            }

            http.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
