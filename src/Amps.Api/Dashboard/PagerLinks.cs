using Microsoft.AspNetCore.Http.Extensions;

namespace Amps.Api.Dashboard;

/// <summary>Where the parts of a list stand: its own address, with its filters and another cursor.</summary>
internal static class PagerLinks
{
    private const string Cursor = "cursor";

    public static string First(HttpRequest request) => Make(request, cursor: null);

    public static string Next(HttpRequest request, string cursor) => Make(request, cursor);

    private static string Make(HttpRequest request, string? cursor)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key is not (Cursor or "handler")));
        if (cursor is not null) query.Add(Cursor, cursor);
        return request.Path + query.ToQueryString();
    }
}
