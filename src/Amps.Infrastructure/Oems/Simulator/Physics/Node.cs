namespace Amps.Infrastructure.Oems.Simulator.Physics;

/// <summary>A point that a <see cref="DayCurve"/> passes exactly.</summary>
/// <param name="Hour">When, in hours.</param>
/// <param name="Value">Its value there.</param>
/// <param name="Slope">Its change per hour there. With none, a curve that turns at the point turns smoothly.</param>
internal sealed record Node(double Hour, double Value, double Slope = 0);
