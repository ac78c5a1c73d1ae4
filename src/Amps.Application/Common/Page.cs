using System.Buffers.Text;
using System.Text;
using System.Text.Json.Serialization;
using Amps.Domain.Devices;

namespace Amps.Application.Common;

/// <summary>A part of a list, and how to get the next one.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Pagination">Where the page lies.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, Pagination Pagination);

/// <summary>Where a page lies in its list.</summary>
/// <param name="Limit">The most items that were asked for.</param>
/// <param name="Offset">The items that were skipped; 0 when a cursor was followed.</param>
/// <param name="Total">All items that match, exact up to 10,000.</param>
/// <param name="HasMore">Whether items follow.</param>
/// <param name="NextCursor">Send it as <c>cursor</c> to walk on from the last item, even while the list changes; null on the last page.</param>
/// <param name="TotalIsCapped">Present, and true, where there are more items than <paramref name="Total"/> says.</param>
public sealed record Pagination(
    int Limit,
    int Offset,
    int Total,
    bool HasMore,
    string? NextCursor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool TotalIsCapped);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Limit">The most items.</param>
/// <param name="Offset">Items to skip; not together with a cursor.</param>
/// <param name="Cursor">The last page's <c>nextCursor</c>.</param>
public sealed record PageRequest(int Limit, int Offset, string? Cursor)
{
    public const int DefaultLimit = 10;
    public const int MaxLimit = 50;
    public const int MaxOffset = 10_000;

    /// <summary>Beyond this many rows a total is not counted on.</summary>
    public const int TotalCap = 10_000;

    /// <summary>The id after which the page begins, or nothing for the list's start.</summary>
    public string? After => Cursor is null ? null : PageCursor.Read(Cursor);
}

/// <summary>How many items a page of a list may have.</summary>
/// <param name="DefaultLimit">Where the caller does not say.</param>
/// <param name="MaxLimit">At most.</param>
public sealed record PageBounds(int DefaultLimit, int MaxLimit)
{
    /// <summary>Of all lists that say nothing else.</summary>
    public static PageBounds Usual { get; } = new(PageRequest.DefaultLimit, PageRequest.MaxLimit);
}

/// <summary>Cursors are the last id, wrapped so that nobody builds them by hand. Another customer's id in one shows nothing more.</summary>
public static class PageCursor
{
    // The longest id that a list runs by is an end user's.
    private static readonly int MaxLength = Base64Url.GetEncodedLength(UserId.MaxLength);

    public static string After(string id) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(id));

    public static string? Read(string cursor)
    {
        if (cursor.Length == 0 || cursor.Length > MaxLength || !Base64Url.IsValid(cursor)) return null;

        var id = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        return id.All(character => character is > ' ' and <= '~') ? id : null;
    }
}
