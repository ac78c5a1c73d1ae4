using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Common;

/// <summary>Cuts a page out of an ordered query.</summary>
internal static class PageQuery
{
    /// <summary>Counts to <see cref="PageRequest.TotalCap"/>, fetches one row more than asked to know whether more follow, and shapes the rest.</summary>
    /// <param name="all">Filtered, unordered.</param>
    /// <param name="onward">The same, ordered, beginning after the cursor.</param>
    /// <param name="page">Which part.</param>
    /// <param name="id">The id by which the list is ordered.</param>
    /// <param name="shape">What a row becomes.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public static async Task<Page<T>> ToPageAsync<TAll, TRow, T>(
        this IQueryable<TAll> all,
        IQueryable<TRow> onward,
        PageRequest page,
        Func<TRow, string> id,
        Func<TRow, T> shape,
        CancellationToken cancellationToken)
    {
        var counted = await all.Select(_ => 1).Take(PageRequest.TotalCap + 1).CountAsync(cancellationToken);
        var rows = await onward.Skip(page.Offset).Take(page.Limit + 1).ToListAsync(cancellationToken);
        return rows.ToPage(counted, page, id, shape);
    }

    /// <summary>Makes a page of its rows, and of one row more where more follow.</summary>
    public static Page<T> ToPage<TRow, T>(this List<TRow> rows, int counted, PageRequest page, Func<TRow, string> id, Func<TRow, T> shape)
    {
        var hasMore = rows.Count > page.Limit;
        if (hasMore) rows.RemoveAt(rows.Count - 1);
        var pagination = new Pagination(
            page.Limit,
            page.Offset,
            Math.Min(counted, PageRequest.TotalCap),
            hasMore,
            hasMore ? PageCursor.After(id(rows[^1])) : null,
            counted > PageRequest.TotalCap);
        return new Page<T>([.. rows.Select(shape)], pagination);
    }
}
