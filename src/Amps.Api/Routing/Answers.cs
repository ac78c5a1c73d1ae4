using System.Text.Json.Serialization.Metadata;
using Amps.Api.Envelope;
using Amps.Application.Common;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

/// <summary>From a call to its use case and back: every endpoint says which one, and nothing else.</summary>
internal static class Answers
{
    /// <summary>Sends the use case of a call without a body, if the query is right.</summary>
    public static async Task AskAsync<T>(this HttpContext http, Func<QueryReader, IUseCase<T>> useCase, JsonTypeInfo<SuccessEnvelope<T>> type)
    {
        var query = new QueryReader(http);
        var asked = useCase(query);
        await http.AnswerAsync(query.Failure is { } invalid ? invalid : await http.SendAsync(asked), type);
    }

    /// <summary>The same, for a call that takes no query.</summary>
    public static Task AskAsync<T>(this HttpContext http, IUseCase<T> useCase, JsonTypeInfo<SuccessEnvelope<T>> type) => http.AskAsync(_ => useCase, type);

    /// <summary>The same, for an order that takes no body and has nothing to tell but that it was done: 204.</summary>
    public static async Task OrderAsync(this HttpContext http, IUseCase<Done> useCase)
    {
        var failure = await ReadNothingAsync(http) ?? new QueryReader(http).Failure ?? (await http.SendAsync(useCase)).Failure;
        if (failure is not null) await http.AnswerAsync(failure);
        else http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>Carries out the use case that a body asks for; a POST once for each idempotency key.</summary>
    public static async Task OrderAsync<T, TUseCase>(this HttpContext http, Func<JsonBody, Result<TUseCase>> read, JsonTypeInfo<SuccessEnvelope<T>> type, int status = StatusCodes.Status200OK)
        where TUseCase : IUseCase<T>
    {
        var parsed = await JsonBody.ReadAsync(http);
        if (!parsed.Succeeded)
        {
            await http.AnswerAsync(parsed.Failure);
            return;
        }

        using var body = parsed.Value;
        await http.RequestServices.GetRequiredService<IdempotentRun>().AnswerAsync(http, body, RunAsync, type, status);

        async Task<Result<T>> RunAsync()
        {
            if (new QueryReader(http).Failure is { } invalid) return invalid;

            var useCase = read(body);
            return useCase.Succeeded ? await http.SendAsync(useCase.Value) : useCase.Failure;
        }
    }

    /// <summary>The same for a POST that takes no body; one with keys is refused, so that nothing is dropped silently.</summary>
    public static Task OrderAsync<T>(this HttpContext http, IUseCase<T> useCase, JsonTypeInfo<SuccessEnvelope<T>> type, int status = StatusCodes.Status200OK) =>
        http.OrderAsync(body => ObjectReader.ReadEmpty(body).Then(_ => useCase), type, status);

    /// <summary>Answers a use case's outcome, whichever it is.</summary>
    public static Task AnswerAsync<T>(this HttpContext http, Result<T> result, JsonTypeInfo<SuccessEnvelope<T>> type, int status = StatusCodes.Status200OK)
    {
        var envelopes = http.RequestServices.GetRequiredService<EnvelopeWriter>();
        if (result is { Succeeded: true, Value: IVersioned versioned }) http.Response.Headers.ETag = versioned.Etag;
        return result.Succeeded ? envelopes.WriteAsync(http, result.Value, type, status) : envelopes.WriteAsync(http, result.Failure);
    }

    public static Task AnswerAsync(this HttpContext http, Failure failure) => http.RequestServices.GetRequiredService<EnvelopeWriter>().WriteAsync(http, failure);

    private static async Task<Failure?> ReadNothingAsync(HttpContext http)
    {
        var parsed = await JsonBody.ReadAsync(http);
        if (!parsed.Succeeded) return parsed.Failure;

        using var body = parsed.Value;
        return ObjectReader.ReadEmpty(body).Failure;
    }

    private static Task<Result<T>> SendAsync<T>(this HttpContext http, IUseCase<T> useCase) =>
        http.RequestServices.GetRequiredService<ISender>().Send(useCase, http.RequestAborted);
}
