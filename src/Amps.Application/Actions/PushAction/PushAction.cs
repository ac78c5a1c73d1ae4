using Amps.Application.Allowances;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using FluentValidation;

namespace Amps.Application.Actions.PushAction;

/// <summary>Tells a device something: now, at a time, or for a window. The answer is an action that will be carried out.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Type">The family that the caller asks in.</param>
/// <param name="Key">The key that pushes.</param>
/// <param name="Request">What is asked.</param>
public sealed record PushActionCommand(string DeviceId, DeviceType Type, ApiKeyId Key, PushRequest Request) : ICommand<ActionRead>;

internal sealed class PushActionValidator : AbstractValidator<PushActionCommand>
{
    public PushActionValidator()
    {
        RuleFor(push => push.Request.Command).Must(Commands.IsKnown).OverridePropertyName("action.command")
            .WithMessage($"`action.command` must be one of {string.Join(", ", Commands.All)}.");
        RuleFor(push => push).Custom((push, context) =>
        {
            foreach (var name in CommandParameters.Missing(push.Type, push.Request.Command, push.Request.Parameters))
            {
                context.AddFailure($"action.parameters.{name}", $"`{push.Request.Command}` needs `action.parameters.{name}`.");
            }
        });
    }
}

internal sealed class PushActionHandler(IEnvironmentDb db, RequestScope scope, TimeProvider time) : IHandler<PushActionCommand, ActionRead>
{
    public async Task<Result<ActionRead>> Handle(PushActionCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, request.Type, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;
        if (device.Overage) return DeviceFailures.Overage(await db.FindOverageAsync(device, cancellationToken));

        var now = time.Now();
        var plan = CommandCheck.Check(device.Type, device.Declaration, device.Timezone, request.Request, now);
        if (!plan.Succeeded) return plan.Failure;

        var waiting = await db.FindPushesAsync(device.Id, cancellationToken);
        var admission = ConflictPolicy.Decide(
            waiting.FirstOrDefault(action => action.Lane is ActionLane.Force),
            waiting.FirstOrDefault(action => action.Lane is ActionLane.Queued),
            request.Request.OnConflict,
            device.Declaration.ConflictStrategies,
            plan.Value,
            now);
        if (!admission.Succeeded) return admission.Failure;

        foreach (var replaced in waiting.Where(action => admission.Value.Cancel.Contains(action.Id)))
        {
            if (replaced.Cancel(CancelReason.Replaced, now).Failure is { } failure) return failure;
        }

        // Whoever ends the push in force at this instant must see that another waits for it, so both write its row.
        waiting.SingleOrDefault(action => action.Id == admission.Value.QueueBehind)?.NoteSuccessor();

        var pushed = DeviceAction.Push(device, admission.Value, OriginOf(request), now);
        db.Actions.Add(pushed);
        device.NoteAction(pushed.Id, now);
        db.Audit(scope, AuditAction.ActionPushed, pushed.Id.Value, now, ("deviceId", device.Id.Value), ("command", pushed.Command), ("start", Auditing.Text(pushed.Start)), ("end", Auditing.Text(pushed.End)));
        return ActionRead.Of(pushed);
    }

    // Real hardware does not do as it is told to for a rehearsal.
    private PushOrigin OriginOf(PushActionCommand push) =>
        new(push.Key, push.Request.OnConflict, scope.Tenant.Environment == AmpsEnvironment.Sandbox ? push.Request.Sandbox : null);
}
