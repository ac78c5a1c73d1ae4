using System.Buffers;
using System.Globalization;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Envelope;

/// <summary>Writes every answer of the API: one shape for what succeeded, one for what failed.</summary>
internal sealed class EnvelopeWriter(RateLimitOptions limits, TimeProvider time)
{
    private const string ContentType = MediaTypeNames.Application.Json + "; charset=utf-8";

    // JSON that no browser takes for a page (nosniff, application/json) needs no escapes for the sake of HTML.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Task WriteAsync<T>(HttpContext http, T data, JsonTypeInfo<SuccessEnvelope<T>> type, int status = StatusCodes.Status200OK)
    {
        var call = Call.Of(http);
        var meta = new SuccessMeta(call.RequestId, call.AcceptedKey.Environment, time.Now(), LatencyMs(call));
        return SendAsync(http, status, new SuccessEnvelope<T>(Success: true, data, meta), type);
    }

    public Task WriteAsync(HttpContext http, Failure failure)
    {
        var call = Call.Of(http);
        call.Failure = failure;
        if (failure.Details is RateLimitDetails wait) http.Response.Headers.RetryAfter = wait.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (failure.Code is ErrorCode.Unauthorized or ErrorCode.InvalidApiKey or ErrorCode.ExpiredToken) http.Response.Headers.WWWAuthenticate = "Bearer realm=\"amps\"";

        var path = http.Request.Path.Value ?? "";
        var meta = new ErrorMeta(call.RequestId, call.Key?.Environment, time.Now(), path.Length > Call.MaxPathLength ? path[..Call.MaxPathLength] : path, LatencyMs(call));
        var envelope = new ErrorEnvelope(Success: false, new ErrorBody(failure.Code, failure.Message, failure.Details), meta);
        return SendAsync(http, HttpStatus.Of(failure.Kind, limits.Status), envelope, ApiJson.Default.ErrorEnvelope);
    }

    private static async Task SendAsync<TEnvelope>(HttpContext http, int status, TEnvelope envelope, JsonTypeInfo<TEnvelope> type)
    {
        // Written whole before the first byte leaves, so that a failure on the way can still become an envelope of its own.
        var buffer = new ArrayBufferWriter<byte>(2048);
        await using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            JsonSerializer.Serialize(writer, envelope, type);
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    private int LatencyMs(Call call) => (int)time.GetElapsedTime(call.StartedAt).TotalMilliseconds;
}
