using Amps.Api.Dashboard;
using Amps.Application.Actions;
using Amps.Application.Actions.ListActions;
using Amps.Application.Common;
using Amps.Application.Credentials.DisconnectAccount;
using Amps.Application.Customers;
using Amps.Application.Customers.ListApps;
using Amps.Application.Devices;
using Amps.Application.Devices.RemoveDevice;
using Amps.Application.Devices.ShowDevice;
using Amps.Application.Journeys.CreateLinkSession;
using Amps.Application.Sandbox.DisconnectDevice;
using Amps.Application.Schedules;
using Amps.Application.Schedules.ListSchedules;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Devices;

/// <summary>One device as it is stored: state, commands, last actions, and what can be done about its connection.</summary>
internal sealed class DeviceModel(DashboardCookies cookies) : DashboardPage
{
    private const int ShownActions = 10;
    private const int ShownSchedules = 5;

    public DeviceRead Device { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Value)> State => DeviceFacts.StateOf(Device);

    public IReadOnlyList<(string Name, string Takes)> Commands => DeviceFacts.CommandsOf(Device);

    public IReadOnlyList<(string Name, string Value)> Settings => DeviceFacts.SettingsOf(Device);

    /// <summary>The newest ones; a device has one at a time.</summary>
    public IReadOnlyList<ScheduleRead> Schedules { get; private set; } = [];

    public Page<ActionRead> Actions { get; private set; } = null!;

    public IReadOnlyList<AppRead> Apps { get; private set; } = [];

    public OnceTold? Told { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, string? cursor)
    {
        if (!await ReadAsync(id, cursor)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } link) Told = new OnceTold("The link.", "Pass it on to the end user; it is not shown again.", link);
        return Page();
    }

    public async Task<IActionResult> OnPostDisconnectAsync(string id)
    {
        var next = At("devices/" + id);
        if (!EntityId.TryParse<DeviceId>(id, out var device)) return Missing();
        if (Environment == AmpsEnvironment.Live) return await DoneAsync(id, await Sender.Send(new DisconnectAccountCommand(device), Stop), next);

        return await DoneAsync(id, await Sender.Send(new DisconnectDeviceCommand(id), Stop), next);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string id) =>
        await ReadAsync(id) ? await DoneAsync(id, await Sender.Send(new RemoveDeviceCommand(id, DeviceFacts.TypeOf(Device)), Stop), At("devices")) : Missing();

    public async Task<IActionResult> OnPostLinkAsync(string id, string? app)
    {
        if (!await ReadAsync(id) || !Apps.Any(own => string.Equals(own.AppId.Value, app, StringComparison.Ordinal))) return Missing();

        var link = await Sender.Send(new CreateLinkSessionCommand(app!, Device.UserId) { DeviceId = id }, Stop);
        if (link.Succeeded) cookies.Tell(HttpContext, Visit, At("devices/" + id), link.Value.Url);
        return await DoneAsync(id, link, At("devices/" + id));
    }

    private async Task<IActionResult> DoneAsync<T>(string id, Result<T> result, string next)
    {
        if (result.Succeeded) return SeeOther(next);

        return result.Failure.Kind != FailureKind.NotFound && await ReadAsync(id) ? Again(result.Failure) : Missing();
    }

    private async Task<bool> ReadAsync(string id, string? cursor = null)
    {
        if (!EntityId.TryParse<DeviceId>(id, out var device)) return false;

        var shown = await Sender.Send(new ShowDeviceQuery(device), Stop);
        if (!shown.Succeeded) return false;

        Device = shown.Value;
        var actions = await Sender.Send(new ListActionsQuery(new ActionFilter(DeviceId: id), PageAt(cursor, ShownActions)), Stop);
        if (!actions.Succeeded) return false;

        Actions = actions.Value;
        Schedules = (await Sender.Send(new ListSchedulesQuery(new ScheduleFilter(DeviceId: id), PageAt(cursor: null, ShownSchedules)), Stop)).Value.Items;
        Apps = (await Sender.Send(new ListAppsQuery(Visitor.Customer!.Value), Stop)).Value;
        return true;
    }
}
