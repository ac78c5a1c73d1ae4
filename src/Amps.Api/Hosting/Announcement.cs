using Amps.Api.Dashboard;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Amps.Api.Hosting;

/// <summary>Says where the server is once it listens: the banner for people, <c>demo.json</c> for programs.</summary>
internal sealed class Announcement(HostOptions options, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Announce);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Announce()
    {
        var url = (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? options.Urls).TrimEnd('/').Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var path = Path.Combine(options.Data, DemoStart.FileName);
        if (!options.MakesDemo || DemoStart.Read(path) is not { } known)
        {
            Console.WriteLine($"Amps is running at {url}");
            return;
        }

        var facts = known with { Url = url, Pid = Environment.ProcessId, DashboardUrl = url + DashboardServices.Root };
        DemoStart.Write(path, facts);
        Console.WriteLine($"""

              Amps is running at {url}   (Ctrl-C stops it)

              Try it:     curl -H "x-api-key: {facts.SandboxKey}" "{url}/battery?userId={facts.UserId}"

              Reference   {url}/docs
              Journey     {options.JourneyUrl?.AbsoluteUri.TrimEnd('/') ?? url}/link/{facts.AppId}?userId={facts.UserId}&sandbox=true
              Dashboard   {facts.DashboardUrl}
                          {facts.OwnerEmail}   {facts.OwnerPassword}
                          {facts.OperatorEmail}   {facts.OperatorPassword}

              These keys and passwords are in {path}

            """);
    }
}
