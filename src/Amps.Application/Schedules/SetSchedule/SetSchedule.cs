using System.Globalization;
using Amps.Application.Allowances;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;
using FluentValidation;

namespace Amps.Application.Schedules.SetSchedule;

/// <summary>Sets what a device is told at set times, in the place of what was set before. The same again changes nothing.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
/// <param name="Request">What is asked.</param>
/// <param name="IfMatch">The header, where the caller changes only what it has seen.</param>
/// <param name="Key">The key that sets it.</param>
public sealed record SetScheduleCommand(string DeviceId, DeviceType Type, ScheduleRequest Request, string? IfMatch, ApiKeyId? Key = null) : ICommand<ScheduleRead>;

internal sealed class SetScheduleValidator : AbstractValidator<SetScheduleCommand>
{
    public SetScheduleValidator() => RuleFor(set => set).Custom((set, context) =>
    {
        foreach (var (path, message) in PlanCheck.Issues(set.Type, set.Request)) context.AddFailure(path, message);
    });
}

internal sealed class SetScheduleHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<SetScheduleCommand, ScheduleRead>
{
    public async Task<Result<ScheduleRead>> Handle(SetScheduleCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, request.Type, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;
        if (device.Overage) return DeviceFailures.Overage(await db.FindOverageAsync(device, cancellationToken));

        var now = time.Now();
        var plan = request.Request.In(device.Timezone);
        var schedule = await db.FindScheduleAsync(device.Id, cancellationToken);
        var isRunning = schedule?.Runs(plan) is true;
        if (!isRunning && Check(device, plan, now) is { } failure) return failure;
        if (!IfMatch.Allows(request.IfMatch, schedule?.Etag)) return ScheduleFailures.EtagMismatch(schedule?.Etag);

        if (schedule is null)
        {
            schedule = Schedule.Set(device, plan, now, request.Key);
            db.Schedules.Add(schedule);
        }
        else if (!isRunning)
        {
            schedule.Replace(plan, now, request.Key);
        }

        if (!isRunning) db.Audit(scope, AuditAction.ScheduleSet, schedule.Id.Value, now, ("deviceId", device.Id.Value), ("slots", plan.Slots.Count.ToString(CultureInfo.InvariantCulture)));
        return ScheduleRead.Of(schedule);
    }

    private static Failure? Check(Device device, SchedulePlan plan, DateTimeOffset now) =>
        ScheduleCheck.IsWithinHorizon(plan, now) && PlanCheck.Issue(plan, now) is { } issue ? ValidationFailure.Of([new(issue.Path, issue.Message)]) : ScheduleCheck.Check(device, plan, now);
}
