using Amps.Application.Actions.DispatchAction;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Removals;

internal static class OemCalls
{
    /// <summary>Makes a call to a manufacturer within its time.</summary>
    /// <returns>Whether there is nothing left to repeat: it was done, or will never be.</returns>
    public static async Task<bool> IsDoneAsync(Func<CancellationToken, Task<DriverResult<Done>>> call, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ActionWorker.CallLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return (await call(either.Token)).Failure is not { IsTransient: true };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
