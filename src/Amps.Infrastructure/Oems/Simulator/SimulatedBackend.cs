namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>What stands behind every simulated device.</summary>
/// <param name="Clock">By which they live.</param>
/// <param name="Store">What happened to them.</param>
/// <param name="Log">What reached them.</param>
internal sealed record SimulatedBackend(TimeProvider Clock, ISimulatedStore Store, ISimulatedLog Log);
