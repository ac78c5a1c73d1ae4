using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Amps.Domain.Customers;

/// <summary>What an app's URLs may be on this server.</summary>
/// <param name="AllowsLoopbackHttp">Development: pages of this machine count without TLS.</param>
public sealed record AppUrlRules(bool AllowsLoopbackHttp);

/// <summary>
/// The URLs of an app: end users' browsers are sent there, and they stand in headers. So only forms that every browser reads in the same way, and of the schemes
/// that are not the web's only those of apps that carry a domain of their maker (RFC 8252, section 7.1): <c>javascript:</c>, <c>data:</c> and their like have no dot.
/// </summary>
public static partial class AppUrls
{
    /// <summary>The longest URL; the databases' columns are made from it.</summary>
    public const int MaxLength = 2048;

    /// <summary>Why a browser cannot be sent there when a journey ends; nothing where it can.</summary>
    public static string? RedirectProblem(string url, AppUrlRules rules)
    {
        if (PlainProblem(url) is { } problem) return problem;
        if (Web().IsMatch(url)) return WebProblem(url, rules);

        var app = AppScheme().Match(url);
        return app.Success && !app.Groups["host"].Value.Contains('@', StringComparison.Ordinal)
            ? null
            : "must be https, such as `https://app.example.com/connected`, or of an app's own scheme with a domain, such as `com.example.app:/connected`; without user name and password.";
    }

    /// <summary>Why an image there cannot be shown; nothing where it can.</summary>
    public static string? LogoProblem(string url, AppUrlRules rules)
    {
        if (PlainProblem(url) is { } problem) return problem;

        return Web().IsMatch(url) ? WebProblem(url, rules) : "must be https, such as `https://app.example.com/logo.svg`.";
    }

    /// <summary>Why it is no origin of pages that may embed a journey; nothing where it is one.</summary>
    public static string? OriginProblem(string origin, AppUrlRules rules)
    {
        if (PlainProblem(origin) is { } problem) return problem;
        if (!Web().IsMatch(origin)) return "must be an https origin such as `https://app.example.com`.";
        if (WebProblem(origin, rules) is { } wrong) return wrong;

        return string.Equals(origin, SourceOf(origin), StringComparison.Ordinal) ? null : $"must be written as browsers do: `{SourceOf(origin)}`.";
    }

    /// <summary>The origin of a URL as a content security policy names it; of an app's own scheme, the scheme with its colon.</summary>
    /// <param name="url">A URL in which no problem was found.</param>
    public static string SourceOf(string url)
    {
        var web = Web().Match(url);
        if (!web.Success) return url[..(url.IndexOf(':', StringComparison.Ordinal) + 1)];

        var scheme = web.Groups["scheme"].Value.ToLowerInvariant();
        var port = web.Groups["port"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) : DefaultPort(scheme);
        var host = web.Groups["host"].Value.ToLowerInvariant();
        return port == DefaultPort(scheme) ? $"{scheme}://{host}" : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{port}");
    }

    /// <summary>Adds a query to a URL, after the one that it may have.</summary>
    /// <param name="url">A URL in which no problem was found.</param>
    /// <param name="query">Names and values, in this order.</param>
    public static string With(string url, IEnumerable<KeyValuePair<string, string>> query)
    {
        var added = string.Join('&', query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return url + (url.Contains('?', StringComparison.Ordinal) ? '&' : '?') + added;
    }

    private static string? PlainProblem(string url)
    {
        if (url.Length is 0 or > MaxLength) return $"must have 1 to {MaxLength} characters.";

        return Plain().IsMatch(url) ? null : "must hold the characters of a URL only, without spaces and without a fragment (`#`): percent-encode the rest.";
    }

    private static string? WebProblem(string url, AppUrlRules rules)
    {
        var parts = Web().Match(url);
        var host = parts.Groups["host"].Value.ToLowerInvariant();
        if (Uri.CheckHostName(host) is UriHostNameType.Unknown or UriHostNameType.Basic) return "must have a host name such as `app.example.com`.";
        if (parts.Groups["port"] is { Success: true } given && int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) is 0 or > 65_535) return "must have a port from 1 to 65535.";

        var isSecure = parts.Groups["scheme"].Value.Equals("https", StringComparison.OrdinalIgnoreCase);
        return isSecure || (rules.AllowsLoopbackHttp && IsLoopback(host)) ? null : "must be https.";
    }

    private static bool IsLoopback(string host) =>
        host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static int DefaultPort(string scheme) => scheme is "https" ? 443 : 80;

    [GeneratedRegex(@"\A[A-Za-z0-9._~:/?\[\]@!$&'()*+,;=%-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?<scheme>https?)://(?<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:(?<port>[0-9]{1,5}))?([/?].*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"\A[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:/(/(?<host>[^/?]*)([/?].*)?|[^/].*)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex AppScheme();
}
