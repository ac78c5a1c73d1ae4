using Amps.Api.Dashboard;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Devices.ListDevices;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Devices;

/// <summary>The devices of an environment, as they are stored.</summary>
internal sealed class IndexModel : DashboardPage
{
    public Page<DeviceRead> Devices { get; private set; } = null!;

    public DeviceFilter Filter { get; private set; } = new();

    public string UserText { get; private set; } = "";

    public bool IsFiltered => Filter != new DeviceFilter();

    public async Task<IActionResult> OnGetAsync(string? type, string? connection, string? user, string? cursor, bool overage = false)
    {
        UserText = user?.Trim() ?? "";
        Filter = new DeviceFilter(
            Wire<DeviceType>.TryParse(type, out var wanted) ? wanted : null,
            UserText.Length == 0 ? null : UserText,
            Connection: Wire<ConnectionState>.TryParse(connection, out var state) ? state : null,
            Overage: overage ? true : null);
        var listed = await Sender.Send(new ListDevicesQuery(Filter, PageAt(cursor)), Stop);
        if (!listed.Succeeded) return Missing();

        Devices = listed.Value;
        return Page();
    }
}
