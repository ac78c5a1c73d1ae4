using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Application;
using Amps.Application.Devices;
using Amps.Application.Schedules;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Api.Dashboard;

/// <summary>A device's state and commands in words, in the API's own names: what somebody sees here is what the integration reads.</summary>
internal static class DeviceFacts
{
    public static IReadOnlyList<(string Name, string Value)> StateOf(DeviceRead device)
    {
        var read = JsonSerializer.SerializeToNode(device, AmpsJson.Default.DeviceRead)!;
        return read["state"] is JsonObject state ? [.. state.Select(field => (field.Key, field.Value?.ToString() ?? "-"))] : [];
    }

    public static IReadOnlyList<(string Name, string Takes)> CommandsOf(DeviceRead device) =>
        device is CommandableRead { Commands: { } commands } ? [.. commands.Select(command => (command.Key, Takes(command.Value)))] : [];

    public static DeviceType TypeOf(DeviceRead device) => device switch
    {
        BatteryRead => DeviceType.Battery,
        EvChargerRead => DeviceType.EvCharger,
        HvacRead => DeviceType.Hvac,
        SolarInverterRead => DeviceType.SolarInverter,
        _ => DeviceType.Vehicle,
    };

    /// <summary>With their units and bounds.</summary>
    public static IReadOnlyList<(string Name, string Value)> SettingsOf(DeviceRead device) =>
        device is CommandableRead { Settings: { } settings } ? [.. settings.Select(setting => (setting.Key, Value(setting.Value)))] : [];

    /// <summary>When the slots of a schedule start: by the wall clock of its zone, or at an instant.</summary>
    public static string TimesOf(ScheduleRead schedule)
    {
        var starts = string.Join(", ", schedule.Slots.Select(slot => slot.Time is { } time ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : Shown.Time(slot.At, "")));
        return schedule.Recurrence is { } recurrence ? $"{Shown.Word(recurrence.Rule)} at {starts} ({schedule.Timezone})" : starts;
    }

    private static string Value(SettingRead setting)
    {
        if (setting.Value.Flag is { } flag) return flag ? "on" : "off";

        var unit = setting.Unit is { } one ? " " + Wire<Unit>.Name(one) : "";
        var bounds = setting.Min is { } min && setting.Max is { } max ? string.Create(CultureInfo.InvariantCulture, $" ({min} to {max})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{setting.Value.Number}{unit}{bounds}");
    }

    private static string Takes(CommandDeclaration command)
    {
        var shapes = string.Join(", ", command.Execution.Select(shape => Wire<ExecutionShape>.Name(shape)));
        return command.Parameters.Count == 0 ? shapes : $"{string.Join("; ", command.Parameters.Select(one => $"{one.Key} {one.Value.Min} to {one.Value.Max} {Wire<Unit>.Name(one.Value.Unit)}"))} ({shapes})";
    }
}
