using Amps.Api.Hosting;
using Amps.Domain.Common;

namespace Amps.Api.Envelope;

/// <summary>The outermost layer: gives each call its id, makes HEAD a GET, and turns what nobody expected into an envelope.</summary>
internal sealed partial class CallMiddleware(RequestDelegate next, EnvelopeWriter envelopes, TimeProvider time, ILogger<CallMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var call = new Call(RequestId.For(http.Request, time.GetUtcNow()), time.GetTimestamp());
        http.Features.Set(call);
        http.TraceIdentifier = call.RequestId;
        http.Response.Headers[RequestId.Header] = call.RequestId;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";

        // Nobody fetches such a body, so the server ends the connection after the answer: who is told so sends no further request into it.
        if (http.Request.ContentLength > KestrelLimits.MaxBody) http.Response.Headers.Connection = "close";

        // The server itself leaves the body of an answer to HEAD away.
        if (HttpMethods.IsHead(http.Request.Method)) http.Request.Method = HttpMethods.Get;

        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has left: there is nobody to answer.
            http.Abort();
        }
        catch (BadHttpRequestException exception)
        {
            await AnswerAsync(http, exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? HttpFailures.TooLarge : HttpFailures.MalformedJson);
        }
        catch (Exception exception)
        {
            Broke(exception, call.RequestId);
            await AnswerAsync(http, HttpFailures.Unexpected);
        }
    }

    private async Task AnswerAsync(HttpContext http, Failure failure)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        await envelopes.WriteAsync(http, failure);
    }

    [LoggerMessage(LogLevel.Error, "Call {RequestId} broke")]
    private partial void Broke(Exception exception, string requestId);
}
