using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Actions;

/// <summary>Where an action is in its life: <c>scheduled → acknowledged → completed | failed</c>, or <c>scheduled → cancelled</c>.</summary>
[JsonConverter(typeof(WireEnumConverter<ActionState>))]
public enum ActionState
{
    /// <summary>Waits for its start, or for its turn.</summary>
    Scheduled,

    /// <summary>Is being sent, sent again, or checked.</summary>
    Acknowledged,

    /// <summary>The manufacturer accepted the command. A window may still be open and owe a revert.</summary>
    Completed,
    Failed,
    Cancelled,
}

/// <summary>Why an action was cancelled.</summary>
[JsonConverter(typeof(WireEnumConverter<CancelReason>))]
public enum CancelReason
{
    Requested,
    Replaced,
    DeviceRemoved,
    UserErased,
    KeyRevoked,
}

/// <summary>What becomes of the device's prior mode at the end of a window.</summary>
[JsonConverter(typeof(WireEnumConverter<RevertState>))]
public enum RevertState
{
    Pending,
    Done,
    Skipped,
    Failed,
}

/// <summary>What a worker has to do with an action that it claimed.</summary>
public enum ActionWork
{
    /// <summary>Send the command.</summary>
    Dispatch,

    /// <summary>A send began and its outcome is not known: read the device before anything else.</summary>
    Recover,

    /// <summary>The manufacturer accepted the command and had not done it: ask again.</summary>
    Check,

    /// <summary>The manufacturer's own scheduler stands in the way: read what it holds, so that it can be cleared.</summary>
    ReadScheduler,

    /// <summary>The window is over: restore the prior mode.</summary>
    Revert,
}

/// <summary>The order in which due work is claimed: the lower number first, then the earlier <see cref="DeviceAction.DueAt"/>.</summary>
public static class ActionPriority
{
    /// <summary>Reverts, and pushes that a client makes right now.</summary>
    public const int Urgent = 0;

    /// <summary>What had a time, or is tried again; after downtime there may be much of it.</summary>
    public const int Timed = 1;
}

/// <summary>
/// A device holds one action per lane that has not ended; the databases enforce it by a unique index over customer, device and lane.
/// </summary>
public static class ActionLane
{
    /// <summary>The push in force.</summary>
    public const string Force = "force";

    /// <summary>The push that waits behind it.</summary>
    public const string Queued = "queued";

    private const string SchedulePrefix = "schedule:";

    /// <summary>The longest lane; the databases' columns are made from it.</summary>
    public static int MaxLength => SchedulePrefix.Length + EntityId.MaxLength;

    /// <summary>A lane of its own: what a schedule fires does not collide with a push.</summary>
    public static string OfSchedule(ActionId action) => SchedulePrefix + action.Value;
}
