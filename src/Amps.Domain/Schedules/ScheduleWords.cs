using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Schedules;

/// <summary>Where a schedule is in its life: <c>pending → active → completed</c>, and <c>cancelled</c> from each of them.</summary>
[JsonConverter(typeof(WireEnumConverter<ScheduleState>))]
public enum ScheduleState
{
    /// <summary>None of its slots has become an action yet.</summary>
    Pending,

    /// <summary>At least one slot became an action, and more are to come.</summary>
    Active,

    /// <summary>The time of its last slot is over.</summary>
    Completed,

    /// <summary>Called off, or its device was removed.</summary>
    Cancelled,
}

/// <summary>How the days are chosen on which slots run.</summary>
[JsonConverter(typeof(WireEnumConverter<RecurrenceRule>))]
public enum RecurrenceRule
{
    Daily,
    Weekly,
}

/// <summary>The days of a week, in ISO's order.</summary>
[JsonConverter(typeof(WireEnumConverter<Weekday>))]
public enum Weekday
{
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
    Sun,
}

/// <summary>Why a slot did not become an action.</summary>
[JsonConverter(typeof(WireEnumConverter<SkipReason>))]
public enum SkipReason
{
    /// <summary>Another action was being carried out on the device.</summary>
    DeviceBusy,

    /// <summary>Another action's window was open on the device.</summary>
    WindowOpen,

    /// <summary>Its time passed while nothing was there to see it, or a later slot's time came with it.</summary>
    Missed,

    /// <summary>The device is registered beyond the customer's allowance.</summary>
    Overage,

    /// <summary>Live access is not enabled for the customer.</summary>
    LiveDisabled,

    /// <summary>The end user's account does not let us in any more.</summary>
    Disconnected,

    /// <summary>The device takes other commands, parameters or values than when the schedule was set.</summary>
    CapabilityChanged,
}
