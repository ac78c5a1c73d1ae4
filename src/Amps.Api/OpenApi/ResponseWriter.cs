using System.Globalization;
using System.Net.Mime;
using Amps.Api.Envelope;
using Amps.Api.OpenApi.Schemas;
using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Domain.Common;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>Turns what a route can answer into responses: one for success, one for each status that it can fail with.</summary>
internal sealed class ResponseWriter(OpenApiDocument document, SchemaBook schemas)
{
    private readonly HeaderComponents headers = new(document);

    /// <param name="route">What answers.</param>
    /// <param name="isRepeatable">Whether it takes an idempotency key.</param>
    public OpenApiResponses Of(ApiRoute route, bool isRepeatable)
    {
        var all = new OpenApiResponses { [route.Status.ToString(CultureInfo.InvariantCulture)] = Success(route, isRepeatable) };
        foreach (var failures in CodesOf(route).Select(ErrorCatalogue.Of).GroupBy(entry => entry.Status).OrderBy(group => group.Key))
        {
            all[failures.Key.ToString(CultureInfo.InvariantCulture)] = Failure(failures.Key, [.. failures], isRepeatable);
        }

        return all;
    }

    // Where any key will do, none lacks a permission.
    private static IEnumerable<string> CodesOf(ApiRoute route) =>
        ErrorCatalogue.Everywhere.Where(code => route.Permission is not null || !string.Equals(code, ErrorCode.InsufficientPermissions, StringComparison.Ordinal)).Concat(route.Codes);

    private OpenApiResponse Success(ApiRoute route, bool isRepeatable) => new()
    {
        Description = route.Status switch
        {
            StatusCodes.Status202Accepted => "Accepted: it will be carried out.",
            StatusCodes.Status204NoContent => "Done; there is nothing more to say.",
            _ => "What was asked for.",
        },
        Headers = headers.Of(StatusCodes.Status200OK, isRepeatable, route.Answer.IsAssignableTo(typeof(IVersioned))),
        Content = route.Status == StatusCodes.Status204NoContent ? null : Json(schemas.Of(typeof(SuccessEnvelope<>).MakeGenericType(route.Answer)), AnswerExamples.Of(route) is { } example
            ? new Dictionary<string, IOpenApiExample>(StringComparer.Ordinal) { ["answer"] = new OpenApiExample { Summary = "An answer in the sandbox", Value = example } }
            : null),
    };

    // What every route can answer is described once; only what a route adds is described in its place.
    private IOpenApiResponse Failure(int status, IReadOnlyList<ErrorEntry> entries, bool isRepeatable)
    {
        var everywhere = ErrorCatalogue.Everywhere.Where(code => ErrorCatalogue.Of(code).Status == status);
        if (!everywhere.ToHashSet(StringComparer.Ordinal).SetEquals(entries.Select(entry => entry.Code))) return MakeFailure(status, entries, isRepeatable);

        var name = $"Error{status}";
        if (document.Components!.Responses?.ContainsKey(name) != true) document.AddComponent<IOpenApiResponse>(name, MakeFailure(status, entries, isRepeatable));
        return new OpenApiResponseReference(name, document);
    }

    private OpenApiResponse MakeFailure(int status, IReadOnlyList<ErrorEntry> entries, bool isRepeatable) => new()
    {
        Description = string.Join('\n', entries.Select(entry => $"- `{entry.Code}`: {entry.Meaning} {entry.Remedy}{ErrorExamples.DetailsNote(entry)}")),
        Headers = headers.Of(status, isRepeatable),
        Content = Json(schemas.Of(typeof(ErrorEnvelope)), entries.ToDictionary(entry => entry.Code, Example, StringComparer.Ordinal)),
    };

    private IOpenApiExample Example(ErrorEntry entry)
    {
        if (document.Components!.Examples?.ContainsKey(entry.Code) != true)
        {
            document.AddComponent<IOpenApiExample>(entry.Code, new OpenApiExample { Summary = entry.Code, Description = entry.Meaning, Value = ErrorExamples.Of(entry) });
        }

        return new OpenApiExampleReference(entry.Code, document);
    }

    private static Dictionary<string, OpenApiMediaType> Json(IOpenApiSchema schema, IDictionary<string, IOpenApiExample>? examples) =>
        new(StringComparer.Ordinal) { [MediaTypeNames.Application.Json] = new OpenApiMediaType { Schema = schema, Examples = examples } };
}
