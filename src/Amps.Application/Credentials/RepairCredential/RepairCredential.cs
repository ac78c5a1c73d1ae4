using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Credentials.RepairCredential;

/// <summary>Reconnects the devices of an account whose owner has signed in again. Safe to repeat.</summary>
/// <param name="Credential">The account that was linked.</param>
/// <param name="Account">The account that was signed in to; it may have another name, as long as it holds one of the devices.</param>
/// <param name="Held">All that the account shows.</param>
/// <param name="App">The customer's app, <c>app_…</c>; none leaves the one by which it was linked.</param>
/// <param name="Consent">To what the end user said yes, where that was asked again.</param>
public sealed record RepairCredentialCommand(CredentialId Credential, SignedIn Account, IReadOnlyList<DiscoveredDevice> Held, string? App, ConsentGiven? Consent = null)
    : ICommand<LinkedAgain>;

/// <summary>What was reconnected.</summary>
/// <param name="Credential">The account's row; another one where the owner had linked the new account before.</param>
/// <param name="Devices">Which devices it reaches.</param>
/// <param name="Former">By which it was linked before; whoever repairs it sees to it that it is given back.</param>
public sealed record LinkedAgain(CredentialId Credential, IReadOnlyList<DeviceId> Devices, FormerGrant? Former);

internal sealed class RepairCredentialValidator : AbstractValidator<RepairCredentialCommand>
{
    public RepairCredentialValidator() =>
        RuleFor(repair => repair.Account.Account).NotEmpty().MaximumLength(Credential.MaxAccountLength).OverridePropertyName("account")
            .WithMessage($"`account` must have 1 to {Credential.MaxAccountLength} characters.");
}

internal sealed class RepairCredentialHandler(IEnvironmentDb db, CredentialKeeper keeper, RequestScope scope, TimeProvider time) : IHandler<RepairCredentialCommand, LinkedAgain>
{
    public async Task<Result<LinkedAgain>> Handle(RepairCredentialCommand request, CancellationToken cancellationToken)
    {
        var broken = await db.Credentials.SingleOrDefaultAsync(row => row.Id == request.Credential, cancellationToken);
        if (broken is null) return CredentialFailures.NotFound;

        var held = request.Held.ToDictionary(device => device.OemDeviceId, StringComparer.Ordinal);
        var devices = await db.Devices.Where(device => device.CredentialId == broken.Id).ToListAsync(cancellationToken);
        if (!devices.Exists(device => held.ContainsKey(device.OemDeviceId))) return CredentialFailures.AccountMismatch;

        var isSame = string.Equals(broken.Account, request.Account.Account, StringComparison.Ordinal);
        var credential = (isSame ? null : await db.Credentials.SingleOrDefaultAsync(
            row => row.UserId == broken.UserId && row.Oem == broken.Oem && row.Account == request.Account.Account, cancellationToken)) ?? broken;

        // What another account does not hold stays disconnected: its calls would only fail.
        var now = time.Now();
        var back = isSame ? devices : devices.FindAll(device => held.ContainsKey(device.OemDeviceId));
        foreach (var device in back)
        {
            if (held.TryGetValue(device.OemDeviceId, out var found)) device.Relink(credential, found, timezone: null, now);
        }

        var former = await keeper.LetInAsync(credential, request.Account, request.App, now, cancellationToken, only: isSame ? null : back);
        IReadOnlyList<DeviceId> ids = [.. back.Select(device => device.Id)];
        if (request.Consent is { } consent) db.Consents.Add(Consent.Of(credential, consent, ids));
        db.Audit(scope, AuditAction.AccountRepaired, credential.Id.Value, now, ("vendor", credential.Oem), ("devices", string.Join(' ', ids)));
        return new LinkedAgain(credential.Id, ids, former);
    }
}
