using Amps.Application.Devices;

namespace Amps.Api.Dashboard;

/// <summary>Devices as a table.</summary>
/// <param name="Page">That shows them.</param>
/// <param name="Items">In their order.</param>
internal sealed record DeviceRows(DashboardPage Page, IReadOnlyList<DeviceRead> Items);
