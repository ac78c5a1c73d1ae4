using Amps.Application.Common;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

/// <summary>Reads a call's query by the route's own list of parameters and collects what is wrong with it.</summary>
internal sealed class QueryReader
{
    private readonly IssueList issues = new();
    private readonly IQueryCollection query;

    public QueryReader(HttpContext http)
    {
        query = http.Request.Query;
        if (query.Count == 0) return;

        var route = http.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiRoute>();
        foreach (var (name, values) in query)
        {
            if (!route.Query.Any(parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal))) AddUnknown(name, route);
            else if (values.Count > 1) issues.Add(name, $"`{name}` may be given once.");
        }
    }

    /// <summary>What is wrong with the query, if anything is; asked for after everything was read.</summary>
    public Failure? Failure => issues.Failure;

    public string? Get(TextParameter parameter)
    {
        // No id, word or cursor holds a control character, and one database does not even take a NUL to compare with.
        if (Text(parameter.Name) is not { } text || !text.Any(char.IsControl)) return Text(parameter.Name);

        issues.Add(parameter.Name, $"`{parameter.Name}` must not hold control characters.");
        return null;
    }

    public T? Get<T>(QueryParameter<T> parameter) where T : struct
    {
        if (Text(parameter.Name) is not { } text) return null;
        if (parameter.Read(text) is { } value) return value;

        issues.Add(parameter.Name, $"`{parameter.Name}` must be {parameter.Expected}.");
        return null;
    }

    /// <param name="bounds">Where they are not the usual ones.</param>
    public PageRequest GetPage(PageBounds? bounds = null)
    {
        var limits = bounds ?? PageBounds.Usual;
        return new(Get(CommonQuery.LimitOf(limits)) ?? limits.DefaultLimit, Get(CommonQuery.Offset) ?? 0, Get(CommonQuery.Cursor));
    }

    private string? Text(string name) => query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    private void AddUnknown(string name, ApiRoute route)
    {
        var shown = name.Length > 60 ? name[..60] + "…" : name;
        var known = route.Query.Count == 0 ? "This call takes none." : $"This call takes: {string.Join(", ", route.Query.Select(parameter => parameter.Name))}.";
        issues.Add(shown, $"`{shown}` is not a query parameter here. {known}");
    }
}

/// <summary>The parameters of every list.</summary>
internal static class CommonQuery
{
    public static readonly QueryParameter<int> Offset =
        QueryParameters.Integer("offset", "Items to skip. Beyond 10,000, and for lists that change, use `cursor`.", 0, PageRequest.MaxOffset, 0);

    public static readonly TextParameter Cursor =
        new("cursor", "The `pagination.nextCursor` of the page before; not together with `offset`.", new QueryShape("string"));

    public static IReadOnlyList<IQueryParameter> Page { get; } = PageOf(PageBounds.Usual);

    public static IReadOnlyList<IQueryParameter> PageOf(PageBounds bounds) => [LimitOf(bounds), Offset, Cursor];

    public static QueryParameter<int> LimitOf(PageBounds bounds) => QueryParameters.Integer("limit", "The most items of the page.", 1, bounds.MaxLimit, bounds.DefaultLimit);
}
