using Amps.Api.Dashboard;
using Amps.Application.Actions;
using Amps.Application.Actions.ListActions;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Devices.ListDevices;
using Amps.Application.Users.EraseUser;
using Amps.Application.Users.FindUser;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Users;

/// <summary>One end user: devices, last actions, and how to forget everything.</summary>
internal sealed class UserModel : DashboardPage
{
    private const int ShownActions = 10;

    public string UserId { get; private set; } = "";

    public Page<DeviceRead> Devices { get; private set; } = null!;

    public IReadOnlyList<ActionRead> Actions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string id, string? cursor) => await ReadAsync(id, cursor) ? Page() : Missing();

    public async Task<IActionResult> OnPostEraseAsync(string id)
    {
        if (!await ReadAsync(id, cursor: null)) return Missing();

        var erased = await Sender.Send(new EraseUserCommand(UserId), Stop);
        return erased.Failure is { } failure ? Again(failure) : SeeOther(At("users"));
    }

    private async Task<bool> ReadAsync(string id, string? cursor)
    {
        var found = await Sender.Send(new FindUserQuery(id), Stop);
        if (!found.Succeeded) return false;

        var devices = await Sender.Send(new ListDevicesQuery(new DeviceFilter(UserId: id), PageAt(cursor)), Stop);
        if (!devices.Succeeded) return false;

        (UserId, Devices) = (id, devices.Value);
        Actions = (await Sender.Send(new ListActionsQuery(new ActionFilter(UserId: id), PageAt(cursor: null, ShownActions)), Stop)).Value.Items;
        return true;
    }
}
