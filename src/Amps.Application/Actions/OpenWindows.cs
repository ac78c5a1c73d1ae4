using System.Security.Cryptography;
using Amps.Application.Actions.ClaimRevert;
using Amps.Application.Actions.DispatchAction;
using Amps.Application.Common;
using Amps.Domain.Actions;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Actions;

/// <summary>Gives devices the mode back that they had before a window, ahead of its end, because the devices are about to go.</summary>
public sealed class OpenWindows(IServiceScopeFactory scopes, ActionWorker worker, TimeProvider time)
{
    /// <summary>How long all of it may take; then the removal goes on without.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <summary>Tries each revert once; one that another worker is at is waited for. Never throws for what a manufacturer does.</summary>
    /// <remarks>A send that is still under way when the time is over ends by itself. Whoever has removed the device by then has ended its lease, so it records nothing.</remarks>
    public async Task RevertAsync(Tenant tenant, IReadOnlyCollection<ActionId> windows)
    {
        if (windows.Count == 0) return;

        using var over = new CancellationTokenSource(Patience, time);
        try
        {
            await Task.WhenAll(windows.Select(window => RevertAsync(tenant, window, over.Token))).WaitAsync(over.Token);
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    private async Task RevertAsync(Tenant tenant, ActionId window, CancellationToken over)
    {
        var lease = RandomNumberGenerator.GetHexString(32, lowercase: true);
        while (await ClaimAsync(tenant, window, lease) is var claim && claim != RevertClaim.Ended)
        {
            if (claim == RevertClaim.Taken)
            {
                await worker.WorkAsync(tenant, window, lease, CancellationToken.None);
                return;
            }

            await Task.Delay(Look, time, over);
        }
    }

    private async Task<RevertClaim> ClaimAsync(Tenant tenant, ActionId window, string lease) =>
        (await scopes.SendAsync(tenant, SystemActors.Removal, new ClaimRevertCommand(window, lease))).Value;
}
