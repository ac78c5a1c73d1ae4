using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Sandbox.AddSimulatedDevice;

/// <summary>Connects another simulated device, as if its owner had walked through the journey. Each call gives one more.</summary>
/// <param name="Type">The family.</param>
/// <param name="Vendor">A manufacturer of the sandbox that makes it.</param>
/// <param name="UserId">The end user, whose account at the vendor has the same name.</param>
/// <param name="Timezone">The IANA zone of the plant; the vendor's word where absent.</param>
public sealed record AddSimulatedDeviceCommand(DeviceType Type, string Vendor, string UserId, string? Timezone) : ICommand<DeviceRead>;

internal sealed class AddSimulatedDeviceValidator : AbstractValidator<AddSimulatedDeviceCommand>
{
    public AddSimulatedDeviceValidator(IDeviceGateway gateway)
    {
        RuleFor(add => add.Vendor).Must((add, vendor) => MakersOf(gateway, add.Type).Contains(vendor, StringComparer.Ordinal)).OverridePropertyName("vendor")
            .WithMessage(add => $"`vendor` must be one that makes `{Wire<DeviceType>.Name(add.Type)}`: {string.Join(", ", MakersOf(gateway, add.Type))}.");
        RuleFor(add => add.UserId).UserId();
        RuleFor(add => add.Timezone).Must(zone => PlantZone.IsKnown(zone!)).When(add => add.Timezone is not null).OverridePropertyName("timezone")
            .WithMessage("`timezone` must be a name of the IANA database, such as `Europe/London`.");
    }

    private static IEnumerable<string> MakersOf(IDeviceGateway gateway, DeviceType type) =>
        gateway.Oems(AmpsEnvironment.Sandbox).Where(oem => oem.DeviceTypes.Contains(type)).Select(oem => oem.Key);
}

internal sealed class AddSimulatedDeviceHandler(IEnvironmentDb db, ISandboxWorld world, RequestScope scope, TimeProvider time) : IHandler<AddSimulatedDeviceCommand, DeviceRead>
{
    public async Task<Result<DeviceRead>> Handle(AddSimulatedDeviceCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var credential = await SignInAsync(request, now, cancellationToken);
        var found = await NextDeviceAsync(request, credential, now, cancellationToken);
        var device = Device.Register(credential, found, request.Timezone ?? found.Timezone ?? "Etc/UTC", now);
        var target = new DeviceTarget(device.Vendor, credential.Account, device.Type, device.OemDeviceId, device.Model, device.CustomerId);
        await db.RecordAsync(device, await world.ShowAsync(target, cancellationToken), now, now, cancellationToken);
        db.Devices.Add(device);
        db.Audit(scope, AuditAction.DeviceAdded, device.Id.Value, now, ("deviceType", Wire<DeviceType>.Name(device.Type)), ("vendor", device.Vendor));
        return await db.ReadAsync(device, cancellationToken);
    }

    /// <summary>The credential of the user's account, made where there is none. An account that was locked out is let in again, with all of its devices.</summary>
    private async Task<Credential> SignInAsync(AddSimulatedDeviceCommand request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var tenant = scope.SandboxTenant();
        var account = request.UserId;
        var credential = await db.Credentials.SingleOrDefaultAsync(
            row => row.UserId == request.UserId && row.Oem == request.Vendor && row.Account == account, cancellationToken);
        if (credential is null)
        {
            credential = Credential.Create(tenant.CustomerId, request.UserId, request.Vendor, account, now);
            db.Credentials.Add(credential);
            return credential;
        }

        var lost = await db.Devices.Where(device => device.CredentialId == credential.Id && device.Connection == ConnectionState.Disconnected).ToListAsync(cancellationToken);
        await world.LetInAsync(tenant, request.Vendor, account, [.. lost.Select(device => device.OemDeviceId)], cancellationToken);
        if (credential.State == CredentialState.Broken) credential.LetIn(now);
        lost.ForEach(device => device.Reconnect(now));
        return credential;
    }

    // The account's first device of a type is the same on every machine. The others are marked by chance and not by number, so that many calls at once never meet.
    private async Task<DiscoveredDevice> NextDeviceAsync(AddSimulatedDeviceCommand request, Credential credential, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = world.DeviceOf(request.Vendor, credential.Account, request.Type, mark: null);
        var taken = await db.Devices.AnyAsync(device => device.Vendor == request.Vendor && device.OemDeviceId == first.OemDeviceId, cancellationToken);
        if (!taken) return first;

        var others = await db.Devices.CountAsync(device => device.CredentialId == credential.Id && device.Type == request.Type, cancellationToken);
        var next = world.DeviceOf(request.Vendor, credential.Account, request.Type, EntityId.New<DeviceId>(now).Value);
        return next with { Name = $"{next.Name} {others + 1}" };
    }
}
