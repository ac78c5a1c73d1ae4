namespace Amps.Api.Dashboard;

/// <summary>Where somebody wanted to go before signing in. Only to our own pages: an address that was planted leads nowhere else.</summary>
internal static class BackAddress
{
    private const int MaxLength = 1000;

    public static string Of(HttpRequest request)
    {
        // The form's own name is no part of where its page is.
        var query = request.Query.Where(pair => pair.Key is not "handler").Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value.ToString())}").ToList();
        return request.Path + (query.Count == 0 ? "" : "?" + string.Join('&', query));
    }

    /// <returns>The dashboard itself where the address is none of ours.</returns>
    public static string Read(string? back) =>
        back is { Length: < MaxLength } && (back is DashboardServices.Root || back.StartsWith(DashboardServices.Root + "/", StringComparison.Ordinal))
        && !back.Contains('\\', StringComparison.Ordinal) && !back.Contains("//", StringComparison.Ordinal) && back.All(letter => letter is > ' ' and <= '~')
            ? back
            : DashboardServices.Root;
}
