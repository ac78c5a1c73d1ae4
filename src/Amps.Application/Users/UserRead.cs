namespace Amps.Application.Users;

/// <summary>An end user, as known by connected devices.</summary>
/// <param name="UserId">The integrator's own id.</param>
/// <param name="Devices">How many devices the user has connected.</param>
/// <param name="ConnectedAt">When the first of them was connected.</param>
public sealed record UserRead(string UserId, int Devices, DateTimeOffset ConnectedAt);
