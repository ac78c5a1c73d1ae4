using Amps.Api.Dashboard;
using Amps.Application.Actions;
using Amps.Application.Actions.ListActions;
using Amps.Application.Customers;
using Amps.Application.Customers.ListApps;
using Amps.Application.Devices;
using Amps.Application.Devices.RemoveDevice;
using Amps.Application.Devices.ShowDevice;
using Amps.Application.Journeys.CreateLinkSession;
using Amps.Application.Sandbox.DisconnectDevice;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Amps.Api.Areas.Dashboard.Pages.Devices;

/// <summary>One device as it is stored: state, commands, last actions, and what can be done about its connection.</summary>
internal sealed class DeviceModel(DashboardCookies cookies) : DashboardPage
{
    private const int ShownActions = 10;

    public DeviceRead Device { get; private set; } = null!;

    public IReadOnlyList<(string Name, string Value)> State => DeviceFacts.StateOf(Device);

    public IReadOnlyList<(string Name, string Takes)> Commands => DeviceFacts.CommandsOf(Device);

    public IReadOnlyList<ActionRead> Actions { get; private set; } = [];

    public IReadOnlyList<AppRead> Apps { get; private set; } = [];

    public OnceTold? Told { get; private set; }

    public static string Tone(ActionState state) => state switch
    {
        ActionState.Completed => "good",
        ActionState.Failed => "bad",
        ActionState.Scheduled or ActionState.Acknowledged or ActionState.Cancelled => "",
    };

    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (!await ReadAsync(id)) return Missing();

        if (cookies.Take(HttpContext, Visit) is { } link) Told = new OnceTold("The link.", "Pass it on to the end user; it is not shown again.", link);
        return Page();
    }

    public async Task<IActionResult> OnPostDisconnectAsync(string id) => await DoneAsync(id, await Sender.Send(new DisconnectDeviceCommand(id), Stop), At("devices/" + id));

    public async Task<IActionResult> OnPostRemoveAsync(string id) =>
        await ReadAsync(id) ? await DoneAsync(id, await Sender.Send(new RemoveDeviceCommand(id, IndexModel.TypeOf(Device)), Stop), At("devices")) : Missing();

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

    private async Task<bool> ReadAsync(string id)
    {
        if (!EntityId.TryParse<DeviceId>(id, out var device)) return false;

        var shown = await Sender.Send(new ShowDeviceQuery(device), Stop);
        if (!shown.Succeeded) return false;

        Device = shown.Value;
        Actions = (await Sender.Send(new ListActionsQuery(new ActionFilter(DeviceId: id), PageAt(cursor: null, ShownActions)), Stop)).Value.Items;
        Apps = (await Sender.Send(new ListAppsQuery(Visitor.Customer!.Value), Stop)).Value;
        return true;
    }
}
