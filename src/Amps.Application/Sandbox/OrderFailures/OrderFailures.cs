using System.Globalization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using FluentValidation;

namespace Amps.Application.Sandbox.OrderFailures;

/// <summary>Makes the next calls to a simulated device's manufacturer fail, instead of what was ordered before.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Code">A word of <see cref="FailureCode"/>.</param>
/// <param name="Count">How many calls; 0 lets them succeed again.</param>
public sealed record OrderFailuresCommand(string DeviceId, string Code, int Count) : ICommand<OrderedFailuresRead>
{
    public const int MaxCount = 100;
}

/// <summary>How the next calls to a simulated device's manufacturer fail.</summary>
/// <param name="DeviceId">The device.</param>
/// <param name="Code">With what.</param>
/// <param name="Remaining">How many calls; after them everything works again.</param>
public sealed record OrderedFailuresRead(DeviceId DeviceId, string Code, int Remaining);

internal sealed class OrderFailuresValidator : AbstractValidator<OrderFailuresCommand>
{
    public OrderFailuresValidator()
    {
        RuleFor(order => order.Code).Must(code => FailureCode.All.Contains(code, StringComparer.Ordinal)).OverridePropertyName("code")
            .WithMessage($"`code` must be one of {string.Join(", ", FailureCode.All)}.");
        RuleFor(order => order.Count).InclusiveBetween(0, OrderFailuresCommand.MaxCount).OverridePropertyName("count")
            .WithMessage($"`count` must be from 0 to {OrderFailuresCommand.MaxCount}.");
    }
}

internal sealed class OrderFailuresHandler(IEnvironmentDb db, ISandboxWorld world, RequestScope scope, TimeProvider time) : IHandler<OrderFailuresCommand, OrderedFailuresRead>
{
    public async Task<Result<OrderedFailuresRead>> Handle(OrderFailuresCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        await world.OrderFailuresAsync(scope.SandboxTenant(), device.OemDeviceId, FailureCode.ReasonOf(request.Code), request.Count, cancellationToken);

        // Else the cache would hide it for a quarter of an hour.
        var now = time.Now();
        device.MarkStale(now);
        db.Audit(scope, AuditAction.SandboxFailuresOrdered, device.Id.Value, now, ("code", request.Code), ("count", request.Count.ToString(CultureInfo.InvariantCulture)));
        return new OrderedFailuresRead(device.Id, request.Code, request.Count);
    }
}
