using System.Text.Json;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using FluentValidation;

namespace Amps.Application.Sandbox.HoldState;

/// <summary>Makes a simulated device say what the caller wants for an hour. The fields replace those that were held before; none lets go of them all.</summary>
/// <param name="DeviceId">Whatever the caller wrote; what is no id is no device.</param>
/// <param name="Fields">By their names on the wire.</param>
/// <param name="Path">Where they stand in the body, for messages: empty, or ending in a dot.</param>
public sealed record HoldStateCommand(string DeviceId, IReadOnlyDictionary<string, JsonElement> Fields, string Path = "") : ICommand<DeviceRead>
{
    public static readonly TimeSpan HeldFor = TimeSpan.FromHours(1);
}

internal sealed class HoldStateValidator : AbstractValidator<HoldStateCommand>
{
    private static readonly HashSet<string> Known = [.. Enum.GetValues<DeviceType>().SelectMany(StateFields.Of).Select(field => field.Name)];

    public HoldStateValidator() => RuleFor(hold => hold).Custom((hold, context) =>
    {
        foreach (var name in hold.Fields.Keys.Where(name => !Known.Contains(name)))
        {
            context.AddFailure(hold.Path + name, $"`{hold.Path}{name}` is a state field of no device type.");
        }
    });
}

internal sealed class HoldStateHandler(IEnvironmentDb db, ISandboxWorld world, RequestScope scope, TimeProvider time) : IHandler<HoldStateCommand, DeviceRead>
{
    public async Task<Result<DeviceRead>> Handle(HoldStateCommand request, CancellationToken cancellationToken)
    {
        var device = await db.FindDeviceAsync(request.DeviceId, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        var issues = IssuesOf(request, device.Type).ToList();
        if (issues.Count > 0) return ValidationFailure.Of(issues);

        var now = time.Now();
        await world.HoldAsync(scope.SandboxTenant(), device.OemDeviceId, StatePatch.Of(device.Type, request.Fields), now + HoldStateCommand.HeldFor, cancellationToken);
        if (device.Connection == ConnectionState.Connected && await db.TargetAsync(device.Id, cancellationToken) is { } target)
            await db.RecordAsync(device, await world.ShowAsync(target, cancellationToken), now, now, cancellationToken);

        // The next read takes the way of every read, whatever waits on it.
        device.MarkStale(now);
        db.Audit(scope, AuditAction.SandboxStateHeld, device.Id.Value, now, ("fields", string.Join(' ', request.Fields.Keys)));
        return await db.ReadAsync(device, cancellationToken);
    }

    private static IEnumerable<ValidationIssue> IssuesOf(HoldStateCommand request, DeviceType type)
    {
        var fields = StateFields.Of(type).ToDictionary(field => field.Name, StringComparer.Ordinal);
        foreach (var (name, value) in request.Fields)
        {
            var path = request.Path + name;
            if (!fields.TryGetValue(name, out var field))
                yield return new(path, $"`{path}` is no state field of this {Wire<DeviceType>.Name(type)}; it has: {string.Join(", ", fields.Keys)}.");
            else if (!field.Takes(value))
                yield return new(path, $"`{path}` must be {field.Expected}.");
        }
    }
}
