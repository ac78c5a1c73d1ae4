using Amps.Domain.Devices;

namespace Amps.Application.Common;

/// <summary>Calls to manufacturers end, whatever the other side does.</summary>
public static class LimitedCalls
{
    /// <summary>Makes a call and gives it up after a while, which is the manufacturer's failure. What the caller gives up is thrown.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limit">How long the manufacturer may take.</param>
    /// <param name="call">The call; it must heed its token.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The manufacturer's word, or <see cref="OemFailureReason.Timeout"/>.</returns>
    public static async Task<DriverResult<T>> CallAsync<T>(
        this TimeProvider time, TimeSpan limit, Func<CancellationToken, Task<DriverResult<T>>> call, CancellationToken cancellationToken = default)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new OemFailure(OemFailureReason.Timeout);
        }
    }
}
