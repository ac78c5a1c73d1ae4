using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.LinkDevices;

/// <summary>Connects devices of an account that has just signed in: all of them or none. May be repeated: what is linked to the same user already is refreshed.</summary>
/// <param name="UserId">The end user.</param>
/// <param name="Oem">The manufacturer.</param>
/// <param name="Account">As the sign-in gave it.</param>
/// <param name="Devices">What the end user chose, at least one.</param>
/// <param name="Consent">To what the end user said yes.</param>
/// <param name="App">The customer's app, <c>app_…</c>; none where no app asks.</param>
public sealed record LinkDevicesCommand(string UserId, string Oem, SignedIn Account, IReadOnlyList<ChosenDevice> Devices, ConsentGiven Consent, string? App) : ICommand<LinkedDevices>;

/// <summary>A device that an end user chose.</summary>
/// <param name="Found">As the manufacturer shows it.</param>
/// <param name="Timezone">The plant's IANA zone as the end user gave it; counts only where the manufacturer does not say.</param>
public sealed record ChosenDevice(DiscoveredDevice Found, string? Timezone = null)
{
    internal string? Zone => Found.Timezone ?? Timezone;
}

/// <summary>What was connected.</summary>
/// <param name="Credential">The account.</param>
/// <param name="Devices">The chosen ones in their order, whether they are new or were there before.</param>
/// <param name="Former">By which the account was linked before; whoever links it sees to it that it is given back.</param>
public sealed record LinkedDevices(CredentialId Credential, IReadOnlyList<DeviceId> Devices, FormerGrant? Former);

internal sealed class LinkDevicesValidator : AbstractValidator<LinkDevicesCommand>
{
    public LinkDevicesValidator()
    {
        RuleFor(link => link.UserId).UserId();
        RuleFor(link => link.Devices).NotEmpty().OverridePropertyName("devices").WithMessage("`devices` must name at least one.");
        RuleForEach(link => link.Devices).Must(chosen => chosen.Timezone is null || PlantZone.IsKnown(chosen.Timezone)).OverridePropertyName("timezone")
            .WithMessage("`timezone` must be a name of the IANA database, such as `Europe/London`.");
        RuleFor(link => link.Account.Account).NotEmpty().MaximumLength(Credential.MaxAccountLength).OverridePropertyName("account")
            .WithMessage($"`account` must have 1 to {Credential.MaxAccountLength} characters.");
        RuleFor(link => link.Consent.TextVersion).NotEmpty().MaximumLength(Consent.MaxVersionLength).OverridePropertyName("textVersion")
            .WithMessage($"`textVersion` must have 1 to {Consent.MaxVersionLength} characters.");
    }
}

internal sealed class LinkDevicesHandler(IEnvironmentDb db, CredentialKeeper keeper, RequestScope scope, TimeProvider time) : IHandler<LinkDevicesCommand, LinkedDevices>
{
    public async Task<Result<LinkedDevices>> Handle(LinkDevicesCommand request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        IReadOnlyList<ChosenDevice> chosen = [.. request.Devices.DistinctBy(device => device.Found.OemDeviceId, StringComparer.Ordinal)];
        var serials = chosen.Select(device => device.Found.OemDeviceId).ToList();
        var known = await db.Devices.Where(device => device.Vendor == request.Oem && serials.Contains(device.OemDeviceId)).ToDictionaryAsync(device => device.OemDeviceId, StringComparer.Ordinal, cancellationToken);
        if (known.Values.Any(device => !string.Equals(device.UserId, request.UserId, StringComparison.Ordinal))) return CredentialFailures.DeviceOfAnotherUser;
        if (chosen.Any(device => device.Zone is null && !known.ContainsKey(device.Found.OemDeviceId))) return CredentialFailures.TimezoneUnknown;

        var credential = await db.Credentials.SingleOrDefaultAsync(row => row.UserId == request.UserId && row.Oem == request.Oem && row.Account == request.Account.Account, cancellationToken);
        if (credential is null)
        {
            credential = Credential.Create(scope.Tenant.CustomerId, request.UserId, request.Oem, request.Account.Account, now);
            db.Credentials.Add(credential);
        }

        var former = await keeper.LetInAsync(credential, request.Account, request.App, now, cancellationToken);
        var linked = chosen.Select(device => Link(credential, device, known.GetValueOrDefault(device.Found.OemDeviceId), now)).ToList();
        db.Consents.Add(Consent.Of(credential, request.Consent, linked));
        db.Audit(scope, AuditAction.AccountConnected, credential.Id.Value, now, ("vendor", request.Oem), ("devices", string.Join(' ', linked)));
        return new LinkedDevices(credential.Id, linked, former);
    }

    private DeviceId Link(Credential credential, ChosenDevice chosen, Device? known, DateTimeOffset now)
    {
        if (known is not null)
        {
            known.Relink(credential, chosen.Found, chosen.Zone, now);
            return known.Id;
        }

        var device = Device.Register(credential, chosen.Found, chosen.Zone!, now);
        db.Devices.Add(device);
        return device.Id;
    }
}
