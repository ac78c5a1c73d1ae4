using Microsoft.AspNetCore.HttpOverrides;

namespace Amps.Api.Hosting;

internal static class TrustedProxies
{
    /// <summary>Takes the client's address from forwarded headers, but only from the proxies that are configured.</summary>
    public static void UseTrustedProxies(this IApplicationBuilder app, HostOptions options)
    {
        if (options.TrustedProxies.Count == 0) return;

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedProxies)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(forwarded);
    }
}
