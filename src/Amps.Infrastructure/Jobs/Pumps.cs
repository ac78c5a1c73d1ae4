using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>A pump for each kind of work in each environment.</summary>
internal sealed class Pumps : BackgroundService, IHostedLifecycleService, IJobs, IPumps
{
    private readonly IReadOnlyList<Pump> all;
    private readonly CancellationTokenSource stopping = new();

    public Pumps(IEnumerable<IWorkKind> kinds, IReadOnlyDictionary<AmpsEnvironment, QueueStore> queues, WorkFigures figures, TimeProvider time, ILogger<Pump> logger) =>
        all = [.. kinds.SelectMany(kind => queues.Values.Select(queue => new Pump(kind, queue, figures, time, logger)))];

    public bool AreWell => all.All(pump => pump.IsWell);

    public void Announce(AmpsEnvironment environment)
    {
        foreach (var pump in all)
        {
            if (pump.Environment == environment) pump.Wake();
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing is claimed once the host begins to stop, which is before it has answered its last call.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) => stopping.CancelAsync();

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        foreach (var pump in all) pump.Dispose();
        stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var _ = stoppingToken.Register(stopping.Cancel);
        await Task.WhenAll(all.Select(pump => pump.RunAsync(stopping.Token)));
    }
}

/// <summary>The pumps as the host's health sees them.</summary>
public interface IPumps
{
    /// <summary>Whether each of them can look for work.</summary>
    bool AreWell { get; }
}
