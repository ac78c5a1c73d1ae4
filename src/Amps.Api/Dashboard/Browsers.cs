namespace Amps.Api.Dashboard;

/// <summary>What a browser says that it is, in words that its owner knows. Only for telling one's own sessions apart.</summary>
internal static class Browsers
{
    // In this order: most of them also name those that come later.
    private static readonly (string Mark, string Name)[] Programs = [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl")];

    private static readonly (string Mark, string Name)[] Systems = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    public static string Name(string agent)
    {
        var program = Find(Programs, agent) ?? "A browser";
        return Find(Systems, agent) is { } system ? $"{program} on {system}" : program;
    }

    private static string? Find((string Mark, string Name)[] marks, string agent) => Array.Find(marks, mark => agent.Contains(mark.Mark, StringComparison.Ordinal)).Name;
}
