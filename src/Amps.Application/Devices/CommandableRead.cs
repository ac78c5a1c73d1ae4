using System.Text.Json.Serialization;
using Amps.Application.Actions;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Application.Devices;

/// <summary>A device that takes commands.</summary>
public abstract class CommandableRead : DeviceRead
{
    private protected CommandableRead(DeviceRow row, MetadataRead metadata, bool withSettings) : base(row.Device, metadata)
    {
        var device = row.Device;
        CurrentSchedule = row.Schedule is { } schedule ? CurrentScheduleRead.Of(schedule) : null;
        LastAction = row.LastAction is { } action ? LastActionRead.Of(action) : null;
        ConflictStrategies = device.Declaration.ConflictStrategies;
        Commands = device.Overage ? DeviceDeclaration.ReadOnly.Commands : device.Declaration.Commands;
        Settings = withSettings ? SettingRead.All(device) : null;
    }

    /// <summary>How a push may deal with one that is there already.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<ConflictStrategy> ConflictStrategies { get; }

    /// <summary>What the device takes, by command. Presence is support; beyond the customer's allowance there is none.</summary>
    [JsonPropertyOrder(2)]
    public IReadOnlyDictionary<string, CommandDeclaration> Commands { get; }

    /// <summary>The device's settings, on single reads only.</summary>
    [JsonPropertyOrder(3)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, SettingRead>? Settings { get; }

    /// <summary>The newest action of the device, if there was one.</summary>
    [JsonPropertyOrder(4)]
    public LastActionRead? LastAction { get; }

    /// <summary>The schedule that the device has, if there is one.</summary>
    [JsonPropertyOrder(5)]
    public CurrentScheduleRead? CurrentSchedule { get; }
}

/// <summary>One setting with its bounds. Switches have neither unit nor bounds.</summary>
/// <param name="Value">A number, or true and false for a switch.</param>
/// <param name="Unit">The unit of the value and its bounds.</param>
/// <param name="Min">The least that can be set.</param>
/// <param name="Max">The most that can be set.</param>
public sealed record SettingRead(
    SettingValue Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Unit? Unit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Min,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Max)
{
    internal static Dictionary<string, SettingRead> All(Device device) => device.Settings
        .Where(setting => device.Declaration.Settings.ContainsKey(setting.Key))
        .ToDictionary(setting => setting.Key, setting => Of(setting.Value, device.Declaration.Settings[setting.Key].Bounds), StringComparer.Ordinal);

    private static SettingRead Of(SettingValue value, Bounds? bounds) => new(value, bounds?.Unit, bounds?.Min, bounds?.Max);
}

/// <summary>The newest action of a device, in short.</summary>
/// <param name="Id">The id by which the action is read.</param>
/// <param name="Command">What the device was told.</param>
/// <param name="State">Where the action stands.</param>
/// <param name="ErrorCode">Why it failed, if it did.</param>
/// <param name="ErrorMessage">The same in a sentence.</param>
/// <param name="CreatedAt">When it was pushed.</param>
/// <param name="UpdatedAt">When it changed last.</param>
/// <param name="Links">Where the whole action stands.</param>
public sealed record LastActionRead(
    ActionId Id,
    string Command,
    ActionState State,
    string? ErrorCode,
    string? ErrorMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    SelfLink Links)
{
    internal static LastActionRead Of(LastAction action) =>
        new(action.Id, action.Command, action.State, action.ErrorCode, action.ErrorMessage, action.CreatedAt, action.UpdatedAt, ActionRead.Self(action.Id));
}

/// <summary>The schedule that a device has, in short.</summary>
/// <param name="Id">The id by which the schedule is read.</param>
/// <param name="State">Where the schedule stands.</param>
/// <param name="NextFireAt">When it acts next; null once nothing is left.</param>
/// <param name="Links">Where the whole schedule stands.</param>
public sealed record CurrentScheduleRead(ScheduleId Id, ScheduleState State, DateTimeOffset? NextFireAt, SelfLink Links)
{
    internal static CurrentScheduleRead Of(CurrentSchedule schedule) => new(schedule.Id, schedule.State, schedule.NextFireAt, new SelfLink($"/schedules/{schedule.Id}"));
}

/// <summary>Where the whole of something stands.</summary>
/// <param name="Self">Its path on this server.</param>
public sealed record SelfLink(string Self);
