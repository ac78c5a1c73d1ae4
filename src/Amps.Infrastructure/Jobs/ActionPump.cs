using System.Security.Cryptography;
using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>
/// Works off the due actions of both environments: claims as many as there are free workers, and lets each do its work.
/// It is woken by announcements and looks every second besides, so nothing that lies in the future costs memory.
/// </summary>
internal sealed partial class ActionPump(
    IReadOnlyDictionary<Store, Func<DbContext>> stores,
    IDatabaseProvider provider,
    ActionWorker worker,
    TimeProvider time,
    ILogger<ActionPump> logger) : BackgroundService, IJobs
{
    private const int Workers = 32;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly Dictionary<AmpsEnvironment, SemaphoreSlim> wake = Enum.GetValues<AmpsEnvironment>().ToDictionary(environment => environment, _ => new SemaphoreSlim(0, 1));

    public void Announce(AmpsEnvironment environment)
    {
        try
        {
            wake[environment].Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    public override void Dispose()
    {
        foreach (var signal in wake.Values) signal.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(PumpAsync(AmpsEnvironment.Sandbox, Store.Sandbox, stoppingToken), PumpAsync(AmpsEnvironment.Live, Store.Live, stoppingToken));

    private async Task PumpAsync(AmpsEnvironment environment, Store store, CancellationToken stoppingToken)
    {
        using var timer = time.CreateTimer(_ => Announce(environment), state: null, Look, Look);
        var running = new HashSet<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            running.RemoveWhere(task => task.IsCompleted);
            var claimed = await ClaimAsync(store, Workers - running.Count, stoppingToken);
            foreach (var claim in claimed)
            {
                var tenant = new Tenant(environment, CustomerId.Trust(claim.CustomerId));
                running.Add(Task.Run(() => worker.WorkAsync(tenant, ActionId.Trust(claim.Id), claim.LeaseId, stoppingToken), CancellationToken.None));
            }

            if (running.Count >= Workers) await Task.WhenAny(running);
            else if (claimed.Count == 0) await WaitAsync(environment, stoppingToken);
        }

        await Task.WhenAll(running);
    }

    private async Task<IReadOnlyList<Claimed>> ClaimAsync(Store store, int most, CancellationToken stoppingToken)
    {
        if (most <= 0) return [];

        try
        {
            await using var context = stores[store]();
            var now = time.Now();
            return await provider.ClaimActionsAsync(context, RandomNumberGenerator.GetHexString(32, lowercase: true), now + ActionWorker.Lease, now, most, stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The database does not answer: look again in a second.
            CannotClaim(exception);
            return [];
        }
    }

    private async Task WaitAsync(AmpsEnvironment environment, CancellationToken stoppingToken)
    {
        try
        {
            await wake[environment].WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Cannot claim actions")]
    private partial void CannotClaim(Exception exception);
}

/// <summary>A row that was claimed.</summary>
internal sealed record Claimed(string Id, string CustomerId, string LeaseId);
