using Amps.Infrastructure;

namespace Amps.Api.Hosting;

/// <summary>Where end users meet the Auth Journey, section <c>Journey</c>.</summary>
internal sealed class JourneyOptions
{
    /// <summary>An address with a host name of its own, such as <c>https://link.example.com</c>: the journey answers there alone, and nothing else does. The default value is none, and the journey is below <c>/link</c> of the server.</summary>
    public string? PublicUrl { get; init; }

    /// <param name="server">The address of everything else.</param>
    /// <exception cref="SettingsException">It is none, or that of everything else.</exception>
    public Uri? ReadUrl(Uri? server)
    {
        if (PublicUrl is null) return null;
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || url.PathAndQuery is not "/" || url.Fragment.Length > 0)
            throw new SettingsException("Journey:PublicUrl must be an absolute http or https address without a path, such as https://link.example.com.");

        return string.Equals(url.IdnHost, server?.IdnHost, StringComparison.OrdinalIgnoreCase)
            ? throw new SettingsException("Journey:PublicUrl must have another host name than PublicUrl. Without it the journey is below /link there.")
            : url;
    }
}
