using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>The place of a real manufacturer's HTTP client where no device is spoken to yet; calls for devices come through <see cref="SimulatedDoor"/>.</summary>
internal static class SimulatedCall
{
    public static Task<DriverResult<T>> Answer<T>(T value, CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled<DriverResult<T>>(cancellationToken)
        : Task.FromResult<DriverResult<T>>(value);
}
