using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Domain.Tests.Actions;

/// <summary>What the tests of pushes start from.</summary>
internal static class Given
{
    public const string Lease = "lease-1";

    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The windows of the tests: from one o'clock to two.</summary>
    public static readonly DateTimeOffset One = Noon.AddHours(1);
    public static readonly DateTimeOffset Two = Noon.AddHours(2);

    public static readonly ApiKeyId Key = ApiKeyId.Trust("key_01kt1bqd20sw44641cc8bww4zz");

    public static readonly PlannedAction Immediate = new(Commands.Charge, Parameters((CommandParameters.Target, 80, Unit.Percent)), ExecutionShape.Immediate);
    public static readonly PlannedAction Scheduled = Immediate with { Shape = ExecutionShape.Scheduled, Start = One };
    public static readonly PlannedAction Windowed = Immediate with { Shape = ExecutionShape.Windowed, Start = One, End = Two };

    public static Device Battery { get; } = Device.Register(
        Credential.Create(CustomerId.Trust("cus_01kt1bqd20sw44641cc8bww4zz"), "user-42", "auron", "account", Noon),
        new DiscoveredDevice(DeviceType.Battery, "serial", "model", "Garage", "Europe/London", DeviceDeclaration.ReadOnly),
        "Europe/London",
        Noon);

    public static IReadOnlyDictionary<string, Quantity> Parameters(params (string Name, double Value, Unit Unit)[] parameters) =>
        parameters.ToDictionary(parameter => parameter.Name, parameter => new Quantity(parameter.Value, parameter.Unit), StringComparer.Ordinal);

    public static DeviceAction Push(PlannedAction plan, ActionId? queueBehind = null) =>
        DeviceAction.Push(Battery, new Admission(plan, [], queueBehind), new PushOrigin(Key, null, null), Noon);

    public static DeviceAction Fired(PlannedAction plan) => DeviceAction.OfSchedule(Battery, new FiredSlot(0, plan), ScheduleId.Trust("sched_01kt1bqd20sw44641cc8bww4zz"), Noon);

    public static DeviceAction Claimed(PlannedAction plan) => Push(plan).With(action => action.Claim(Lease, DueOf(plan).AddMinutes(1), DueOf(plan)));

    public static DeviceAction Sending(PlannedAction plan) => Claimed(plan).With(action => action.BeginSend(Lease, null, DueOf(plan)));

    public static DeviceAction Completed(PlannedAction plan) => Sending(plan).With(action => action.Complete(Lease, CommandResult.Succeeded("Taken."), DueOf(plan).AddSeconds(3)));

    public static DeviceAction Reverting() => Completed(Windowed).With(action => action.Claim(Lease, Two.AddMinutes(1), Two));

    /// <summary>Being sent, with <c>cancel_and_replace</c>.</summary>
    public static DeviceAction Replacing(PlannedAction plan) =>
        DeviceAction.Push(Battery, new Admission(plan, [], null), new PushOrigin(Key, ConflictStrategy.CancelAndReplace, null), Noon)
            .With(action => action.Claim(Lease, DueOf(plan).AddMinutes(1), DueOf(plan))).With(action => action.BeginSend(Lease, null, DueOf(plan)));

    public static DeviceAction MeetingScheduler(PlannedAction plan) => Replacing(plan).With(action => action.MeetScheduler(Lease, DueOf(plan)));

    public static DeviceAction ReadingScheduler(PlannedAction plan) => MeetingScheduler(plan).With(action => action.Claim(Lease, DueOf(plan).AddMinutes(1), DueOf(plan)));

    public static DeviceAction ClearingScheduler(PlannedAction plan) => ReadingScheduler(plan)
        .With(action => action.KeepScheduler(Lease, "00:30 charge", DueOf(plan)))
        .With(action => action.Claim(Lease, DueOf(plan).AddMinutes(1), DueOf(plan)))
        .With(action => action.BeginSend(Lease, null, DueOf(plan)));

    /// <summary>Does what has to succeed.</summary>
    public static DeviceAction With<T>(this DeviceAction action, Func<DeviceAction, Result<T>> transition)
    {
        transition(action).Failure.ShouldBeNull();
        return action;
    }

    public static DateTimeOffset DueOf(PlannedAction plan) => plan.Start ?? Noon;
}
