using System.Collections.Frozen;

namespace Amps.Domain.Customers;

/// <summary>What a key may do; the words of the public contract.</summary>
public static class Permission
{
    public const string DevicesRead = "devices:read";
    public const string DevicesWrite = "devices:write";
    public const string DevicesDelete = "devices:delete";
    public const string SchedulesWrite = "schedules:write";
    public const string UsersRead = "users:read";
    public const string UsersWrite = "users:write";
    public const string LinkWrite = "link:write";
    public const string TokensIssue = "tokens:issue";

    /// <summary>Every permission there is, in the order in which they are shown. Also the preset "full access".</summary>
    public static IReadOnlyList<string> All { get; } =
        [DevicesRead, DevicesWrite, DevicesDelete, SchedulesWrite, UsersRead, UsersWrite, LinkWrite, TokensIssue];

    /// <summary>The preset that changes nothing.</summary>
    public static IReadOnlyList<string> ReadOnly { get; } = [DevicesRead, UsersRead];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsKnown(string permission) => Known.Contains(permission);
}
