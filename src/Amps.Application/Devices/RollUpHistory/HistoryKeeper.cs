using Amps.Application.Common;
using Amps.Application.Devices.ExpireHistory;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Application.Devices.RollUpHistory;

/// <summary>Keeps histories: closes hours and days whose time has come, and deletes what is too old.</summary>
/// <remarks>
/// The work is rows with a due time, so it goes on after any downtime where it stopped, and a second run at the same time does nothing twice.
/// Every step is a short save of its own, so that other writers get their turn in between.
/// </remarks>
public sealed partial class HistoryKeeper(IServiceScopeFactory scopes, IHistoryDue due, TimeProvider time, ILogger<HistoryKeeper> logger) : IRecurringJob
{
    private const int Batch = 100;
    private const string Actor = "system:history";

    /// <summary>Does all that is due. A device whose history cannot be kept is logged and left for the next run.</summary>
    /// <returns>What came of it, in a few words for operators.</returns>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var kept = 0;
        foreach (var environment in Enum.GetValues<AmpsEnvironment>()) kept += await RunAsync(environment, cancellationToken);
        return $"{kept} histories kept";
    }

    private async Task<int> RunAsync(AmpsEnvironment environment, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var seen = 0;
        DueHistory? last = null;
        while (await due.FindAsync(environment, now, last, Batch, cancellationToken) is { Count: > 0 } found)
        {
            foreach (var one in found) await KeepAsync(new Tenant(environment, one.CustomerId), one.DeviceId, cancellationToken);
            last = found[^1];
            seen += found.Count;
        }

        return seen;
    }

    private async Task KeepAsync(Tenant tenant, DeviceId device, CancellationToken cancellationToken)
    {
        try
        {
            while (await SendAsync(tenant, new RollUpHistoryCommand(device), cancellationToken))
            {
                // A day's worth at a time.
            }

            while (await SendAsync(tenant, new ExpireHistoryCommand(device), cancellationToken))
            {
                // A batch at a time.
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Broke(exception, device);
        }
    }

    private async Task<bool> SendAsync(Tenant tenant, ICommand<bool> command, CancellationToken cancellationToken) =>
        (await scopes.SendAsync(tenant, Actor, command, cancellationToken)).Value;

    [LoggerMessage(LogLevel.Error, "Keeping the history of {Device} broke")]
    private partial void Broke(Exception exception, DeviceId device);
}
