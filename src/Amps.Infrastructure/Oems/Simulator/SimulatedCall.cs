using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>The place of a real manufacturer's HTTP client: the one door through which every simulated answer comes.</summary>
internal static class SimulatedCall
{
    public static Task<DriverResult<T>> Answer<T>(T value, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled<DriverResult<T>>(cancellationToken)
        : Task.FromResult<DriverResult<T>>(value);
}
