using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The headers of answers, described once each.</summary>
internal sealed class HeaderComponents(OpenApiDocument document)
{
    private const string RequestId = "x-request-id";
    private const string RateLimit = "ratelimit";
    private const string RateLimitPolicy = "ratelimit-policy";
    private const string RetryAfter = "retry-after";
    private const string WwwAuthenticate = "www-authenticate";
    private const string Allow = "allow";
    private const string Etag = "etag";
    private const string Replayed = "idempotent-replayed";

    private static readonly Dictionary<string, (string Description, JsonSchemaType Type, JsonNode Example)> Known = new(StringComparer.Ordinal)
    {
        [RequestId] = ("The id of this call, equal to `meta.requestId`. A caller's own `x-request-id` (1 to 64 of `A-Za-z0-9_-`) is taken over.", JsonSchemaType.String, "req_01jz5p9q3w8x7v6t5s4r2q1p0n"),
        [RateLimit] = ("Calls that are left (`r`), and seconds until all are there again (`t`). Absent where no key was accepted or the key has no limit.", JsonSchemaType.String, "\"default\";r=99;t=1"),
        [RateLimitPolicy] = ("Calls that the key may make (`q`) within a window of seconds (`w`). Absent where no key was accepted or the key has no limit.", JsonSchemaType.String, "\"default\";q=600;w=60"),
        [RetryAfter] = ("Seconds to wait; with `RATE_LIMIT_EXCEEDED` only.", JsonSchemaType.Integer, 7),
        [WwwAuthenticate] = ("How to authenticate; with `UNAUTHORIZED`, `INVALID_API_KEY` and `EXPIRED_TOKEN` only, never because of an end user's account.", JsonSchemaType.String, "Bearer realm=\"amps\""),
        [Etag] = ("Names what a client set last; send it as `if-match` to change only that. Firing does not change it.", JsonSchemaType.String, "\"sched_01jz5p9q3w8x7v6t5s4r2q1p0n-1\""),
        [Replayed] = ("`true` where this is the stored answer to an earlier call with the same `idempotency-key`; absent otherwise.", JsonSchemaType.Boolean, true),
        [Allow] = ("The methods that the address takes.", JsonSchemaType.String, "GET"),
    };

    /// <summary>The headers that an answer of this status can carry.</summary>
    /// <param name="status">Of the answer.</param>
    /// <param name="isRepeatable">Whether the call takes an idempotency key.</param>
    /// <param name="isVersioned">Whether what is answered has a version.</param>
    public Dictionary<string, IOpenApiHeader> Of(int status, bool isRepeatable, bool isVersioned = false)
    {
        var names = new List<string> { RequestId, RateLimit, RateLimitPolicy };
        if (status == StatusCodes.Status401Unauthorized) names.AddRange([RetryAfter, WwwAuthenticate]);
        if (status == StatusCodes.Status405MethodNotAllowed) names.Add(Allow);
        if (isRepeatable && IsStored(status)) names.Add(Replayed);
        if (isVersioned) names.Add(Etag);
        return names.ToDictionary(name => name, Reference, StringComparer.Ordinal);
    }

    private static bool IsStored(int status) => status is < StatusCodes.Status300MultipleChoices or StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity;

    private IOpenApiHeader Reference(string name)
    {
        if (document.Components!.Headers?.ContainsKey(name) != true)
        {
            var (description, type, example) = Known[name];
            document.AddComponent<IOpenApiHeader>(name, new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = type },
                Example = example.DeepClone(),
            });
        }

        return new OpenApiHeaderReference(name, document);
    }
}
