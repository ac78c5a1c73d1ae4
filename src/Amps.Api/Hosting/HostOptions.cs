using System.Net;
using Amps.Application.People;
using Amps.Infrastructure;
using Amps.Infrastructure.Oems;

namespace Amps.Api.Hosting;

/// <summary>The settings of the host itself; they stand at the configuration's root.</summary>
internal sealed record HostOptions
{
    /// <summary>Addresses to listen on, <c>--urls</c>. The default value is <c>http://localhost:5080</c>.</summary>
    public required string Urls { get; init; }

    /// <summary>The folder of databases and other files, <c>--data</c>. The default value is <c>data</c>.</summary>
    public required string Data { get; init; }

    /// <summary>The address by which the world reaches this server, <c>PublicUrl</c>; absolute links are made from it, never from a call's Host header. Required in Production.</summary>
    public required Uri? PublicUrl { get; init; }

    /// <summary>The address of the Auth Journey, where it has one of its own; see <see cref="JourneyOptions"/>.</summary>
    public required Uri? JourneyUrl { get; init; }

    /// <summary>Addresses or networks of the proxies whose forwarded headers count, <c>TrustedProxies</c>, separated by commas. The default value is none.</summary>
    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    /// <summary>Migrates the databases at the start outside Development too, <c>--migrate</c>. The default value is false.</summary>
    public required bool Migrate { get; init; }

    /// <summary>Whether this start makes demo data and tells its keys: in Development on loopback, or because it was asked to.</summary>
    public required bool MakesDemo { get; init; }

    /// <summary>How long a server that is told to stop may finish what it has begun, <c>Shutdown:Drain</c>.</summary>
    public required TimeSpan Drain { get; init; }

    /// <exception cref="SettingsException">Names the setting that cannot work.</exception>
    public static HostOptions Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var publicUrl = configuration["PublicUrl"] is { } text ? ReadUrl(text) : null;
        if (publicUrl is null && environment.IsProduction()) throw new SettingsException("PublicUrl must be set in Production: the https address by which the world reaches this server.");

        if (!environment.IsDevelopment() && Settings.Read<OemOptions>(configuration, "Oems").SimulatorInLive)
            throw new SettingsException("Oems:SimulatorInLive is for Development: it lets simulated devices pass for real ones.");
        if (!environment.IsDevelopment() && Settings.Read<DashboardOptions>(configuration, "Dashboard").OperatorsNeedSecondFactor is false)
            throw new SettingsException("Dashboard:OperatorsNeedSecondFactor may be false in Development only: elsewhere operators always need a second factor.");

        var urls = configuration["urls"] ?? "http://localhost:5080";
        var demo = ReadFlag(configuration, "Demo");
        return new HostOptions
        {
            Urls = urls,
            Data = DataFolder.Of(configuration),
            PublicUrl = publicUrl,
            JourneyUrl = Settings.Read<JourneyOptions>(configuration, "Journey").ReadUrl(publicUrl),
            TrustedProxies = [.. (configuration["TrustedProxies"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadNetwork)],
            MakesDemo = demo || (environment.IsDevelopment() && urls.Split(';', StringSplitOptions.RemoveEmptyEntries).All(IsLoopback)),
            Migrate = ReadFlag(configuration, "Migrate"),
            Drain = Settings.Read<ShutdownOptions>(configuration, "Shutdown").Drain ?? TimeSpan.FromSeconds(environment.IsDevelopment() ? 5 : 40),
        };
    }

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0
            ? url
            : throw new SettingsException("PublicUrl must be an absolute http or https address.");

    private static IPNetwork ReadNetwork(string text) =>
        Settings.ReadNetwork(text) ?? throw new SettingsException($"TrustedProxies must hold addresses or networks such as 10.0.0.0/8; `{text}` is neither.");

    private static bool ReadFlag(IConfiguration configuration, string name) => configuration[$"Amps:{name}"] switch
    {
        null => false,
        { } text when bool.TryParse(text, out var value) => value,
        _ => throw new SettingsException($"Amps:{name} must be true or false."),
    };

    // Kestrel's wildcards (*, +) are no host names that Uri would take.
    private static bool IsLoopback(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback;
}
