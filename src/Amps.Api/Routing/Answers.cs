using System.Text.Json.Serialization.Metadata;
using Amps.Api.Envelope;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

internal static class Answers
{
    /// <summary>Answers a use case's outcome, whichever it is.</summary>
    public static Task AnswerAsync<T>(this HttpContext http, Result<T> result, JsonTypeInfo<SuccessEnvelope<T>> type, int status = StatusCodes.Status200OK)
    {
        var envelopes = http.RequestServices.GetRequiredService<EnvelopeWriter>();
        return result.Succeeded ? envelopes.WriteAsync(http, result.Value, type, status) : envelopes.WriteAsync(http, result.Failure);
    }

    public static Task AnswerAsync(this HttpContext http, Failure failure) => http.RequestServices.GetRequiredService<EnvelopeWriter>().WriteAsync(http, failure);
}
