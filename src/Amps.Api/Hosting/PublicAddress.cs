using Amps.Application.Ports;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Amps.Api.Hosting;

/// <summary>What a running server is reached by: what was set, else where it listens.</summary>
internal sealed class PublicAddress(HostOptions options, IServer server) : IPublicAddress
{
    public string Base => (options.PublicUrl?.AbsoluteUri ?? Listening()).TrimEnd('/');

    public string Journey => options.JourneyUrl?.AbsoluteUri.TrimEnd('/') ?? Base;

    private string Listening() =>
        (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? options.Urls.Split(';')[0]).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
}

/// <summary>The same for the command line, which knows the settings alone.</summary>
internal sealed class ConfiguredAddress(IConfiguration configuration) : IPublicAddress
{
    public string Base { get; } = (configuration["PublicUrl"] ?? (configuration["urls"] ?? "http://localhost:5080").Split(';')[0]).TrimEnd('/');

    public string Journey => configuration["Journey:PublicUrl"]?.TrimEnd('/') ?? Base;
}
