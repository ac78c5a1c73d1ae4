using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amps.Domain.Common;

namespace Amps.Domain.Webhooks;

/// <summary>An endpoint's URL in a form that every program reads in the same way. Where its name leads to is checked at each connection, not here.</summary>
public sealed partial record WebhookUrl
{
    /// <summary>The longest URL; the databases' columns are made from it.</summary>
    public const int MaxLength = 2048;

    private const int LongestName = 253;

    private WebhookUrl(string value) => Value = value;

    public string Value { get; }

    /// <summary>Checks the form of a URL. Asks no name server.</summary>
    /// <returns>The URL with its path in normal form, or one sentence that says what is wrong.</returns>
    public static Result<WebhookUrl> Of(string text, EndpointRules rules)
    {
        if (text.Length is 0 or > MaxLength) return Wrong($"must have 1 to {MaxLength} characters.");
        if (!Plain().IsMatch(text)) return Wrong("must be ASCII without spaces and backslashes: write an international host as `xn--…` and percent-encode the rest.");
        if (text.Contains('#', StringComparison.Ordinal)) return Wrong("must have no fragment.");

        var parts = Form().Match(text);
        if (!parts.Success) return Wrong("must be an absolute https URL such as `https://hooks.example.com/amps`, without user name, password and percent signs before the path.");

        var host = parts.Groups["host"].Value.ToLowerInvariant();
        var isLoopback = IsLoopback(host);
        var wrong = HostProblem(host, isLoopback, rules.Addresses) ?? Unsafe(parts, isLoopback, rules);
        if (wrong is not null) return Wrong(wrong);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.AbsoluteUri.Length > MaxLength) return Wrong($"must be a URL of at most {MaxLength} characters, percent-encoded.");

        return new WebhookUrl(url.AbsoluteUri);
    }

    public override string ToString() => Value;

    private static string? Unsafe(Match parts, bool isLoopback, EndpointRules rules)
    {
        var isSecure = parts.Groups["scheme"].Value.Equals("https", StringComparison.OrdinalIgnoreCase);
        var isDevelopment = isLoopback && rules.Addresses.AllowsLoopback;
        if (!isSecure && !isDevelopment) return "must be https.";

        var port = parts.Groups["port"] is { Success: true } given ? int.Parse(given.ValueSpan, CultureInfo.InvariantCulture) : 443;
        if (port is 0 or > 65_535) return "must have a port from 1 to 65535.";

        return isDevelopment || rules.Ports.Contains(port) ? null : $"must have the port {string.Join(" or ", rules.Ports.Order())}.";
    }

    private static string? HostProblem(string host, bool isLoopback, AddressGuard guard)
    {
        if (isLoopback && !guard.AllowsLoopback) return "must lead to a public address, not to this machine.";
        if (AddressOf(host) is { } address) return guard.IsAllowed(address) ? null : "must lead to a public address.";
        // Name servers' libraries read numbers as addresses: 2130706433, 0177.0.0.1 and 127.1 are all this machine.
        if (host[0] == '[' || LooksLikeNumber().IsMatch(host)) return "must write an IP address in its usual form, such as 203.0.113.7 or [2001:db8::7].";

        return isLoopback || (host.Length <= LongestName && Name().IsMatch(host)) ? null : "must have a full host name such as `hooks.example.com`.";
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.Ordinal) || host.EndsWith(".localhost", StringComparison.Ordinal)
        || (AddressOf(host) is { } address && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private static IPAddress? AddressOf(string host)
    {
        if (host[0] == '[') return IPAddress.TryParse(host.AsSpan()[1..^1], out var six) && six.AddressFamily == AddressFamily.InterNetworkV6 ? six : null;

        return IPAddress.TryParse(host, out var four) && string.Equals(four.ToString(), host, StringComparison.Ordinal) ? four : null;
    }

    private static Failure Wrong(string why) => new(FailureKind.Invalid, ErrorCode.ValidationError, $"`url` {why}");

    [GeneratedRegex(@"\A[\x21-\x5B\x5D-\x7E]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\A(?<scheme>https?)://(?<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:(?<port>[0-9]{1,5}))?([/?].*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(.*\.)?([0-9]+|0x[0-9a-f]*)\.?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LooksLikeNumber();

    [GeneratedRegex(@"\A([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
