using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amps.Api.Envelope;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

/// <summary>Carries out a call once for each idempotency key: its repetition is answered from memory.</summary>
internal sealed class IdempotentRun(RateLimitOptions limits)
{
    public const string Header = "idempotency-key";

    private readonly ConcurrentDictionary<(Tenant, IdempotentCall), byte> running = new();

    public async Task AnswerAsync<T>(HttpContext http, JsonBody body, Func<Task<Result<T>>> run, JsonTypeInfo<SuccessEnvelope<T>> type, int status)
    {
        var read = Read(http, body);
        if (!read.Succeeded)
        {
            await http.AnswerAsync(read.Failure);
            return;
        }

        if (read.Value is not { } call)
        {
            await http.AnswerAsync(await run(), type, status);
            return;
        }

        // Without the hash: the same key with another body waits its turn as well.
        var gate = (http.RequestServices.GetRequiredService<RequestScope>().Tenant, call with { BodyHash = "" });
        if (!running.TryAdd(gate, 0))
        {
            await http.AnswerAsync(IdempotencyFailures.InProgress);
            return;
        }

        try
        {
            await AnswerOnceAsync(http, call, run, type, status);
        }
        finally
        {
            running.TryRemove(gate, out _);
        }
    }

    private async Task AnswerOnceAsync<T>(HttpContext http, IdempotentCall call, Func<Task<Result<T>>> run, JsonTypeInfo<SuccessEnvelope<T>> type, int status)
    {
        var idempotency = http.RequestServices.GetRequiredService<Idempotency>();
        if (await idempotency.FindAsync(call, http.RequestAborted) is { } known)
        {
            await ReplayAsync(http, call, known);
            return;
        }

        idempotency.Begin(call, status);
        var result = await run();
        if (result.Failure is { Kind: FailureKind.Conflict or FailureKind.Unprocessable } failure
            && !await RememberAsync(http, call, failure)
            && await idempotency.FindAsync(call, http.RequestAborted) is { } other)
        {
            // Another node carried the same call out meanwhile: what it answered holds.
            await ReplayAsync(http, call, other);
            return;
        }

        await http.AnswerAsync(result, type, status);
    }

    private async Task<bool> RememberAsync(HttpContext http, IdempotentCall call, Failure failure)
    {
        if (failure.Code is ErrorCode.IdempotencyInProgress) return false;

        var error = JsonSerializer.Serialize(new ErrorBody(failure.Code, failure.Message, failure.Details), ApiJson.Default.ErrorBody);
        return await http.RequestServices.GetRequiredService<Idempotency>().RememberAsync(call, HttpStatus.Of(failure.Kind, limits.Status), error, http.RequestAborted);
    }

    private static Task ReplayAsync(HttpContext http, IdempotentCall call, RememberedAnswer known)
    {
        if (!string.Equals(known.BodyHash, call.BodyHash, StringComparison.Ordinal)) return http.AnswerAsync(IdempotencyFailures.Reused);

        http.Response.Headers["idempotent-replayed"] = "true";
        var envelopes = http.RequestServices.GetRequiredService<EnvelopeWriter>();
        var answer = JsonElement.Parse(known.Json);
        if (known.Status < StatusCodes.Status400BadRequest) return envelopes.WriteAsync(http, answer, ApiJson.Default.SuccessEnvelopeJsonElement, known.Status);

        var kind = known.Status == StatusCodes.Status409Conflict ? FailureKind.Conflict : FailureKind.Unprocessable;
        object? details = answer.TryGetProperty("details", out var stored) ? stored : null;
        return envelopes.WriteAsync(http, new Failure(kind, answer.GetProperty("code").GetString()!, answer.GetProperty("message").GetString()!, details));
    }

    /// <returns>Nothing where the call has no key; a failure where it cannot be read.</returns>
    private static Result<IdempotentCall?> Read(HttpContext http, JsonBody body)
    {
        var sent = http.Request.Headers[Header];
        var path = http.Request.Path.Value ?? "";
        if (sent.Count == 0 || !HttpMethods.IsPost(http.Request.Method) || path.Length > IdempotencyRecord.MaxPathLength) return (IdempotentCall?)null;

        var key = sent.ToString().Trim();
        if (key.Length >= 2 && key[0] == '"' && key[^1] == '"') key = key[1..^1];
        if (sent.Count == 1 && key.Length is >= 1 and <= IdempotencyRecord.MaxKeyLength && key.All(character => character is >= ' ' and <= '~'))
            return new IdempotentCall(http.Request.Method, path, key, Convert.ToHexStringLower(SHA256.HashData(body.Raw.Span)));

        return ValidationFailure.Of([new ValidationIssue(Header, $"`{Header}` must have 1 to {IdempotencyRecord.MaxKeyLength} printable characters.")]);
    }
}
