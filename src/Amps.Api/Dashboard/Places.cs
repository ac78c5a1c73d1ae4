namespace Amps.Api.Dashboard;

/// <summary>The parts of the dashboard, as the navigation shows them.</summary>
internal static class Places
{
    /// <summary>Of a customer, below its environment.</summary>
    public static IReadOnlyList<(string Address, string Name)> OfMembers { get; } =
    [
        ("", "Overview"), ("devices", "Devices"), ("users", "Users"), ("webhooks", "Webhooks"), ("keys", "API keys"), ("apps", "Apps"), ("members", "Members"), ("audit", "Audit log"),
    ];

    /// <summary>The part that an address lies in: what follows the environment, or the dashboard's own address.</summary>
    public static string Of(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2) return "";

        return parts[1] is "sandbox" or "live" ? parts.ElementAtOrDefault(2) ?? "" : parts[1];
    }

    public static string? Current(string place, string part) => string.Equals(place, part, StringComparison.Ordinal) ? "page" : null;
}
