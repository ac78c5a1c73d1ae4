using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.CreateLinkSession;

/// <summary>Makes a link that one browser can open once.</summary>
/// <param name="AppId">The app that sends the end user.</param>
/// <param name="UserId">The end user.</param>
public sealed record CreateLinkSessionCommand(string AppId, string UserId) : ICommand<CreatedLinkSession>
{
    /// <summary>The shortest time that a link may wait, in seconds.</summary>
    public const int ShortestWait = 60;

    /// <summary>The longest, in seconds.</summary>
    public const int LongestWait = 24 * 60 * 60;

    public DeviceType? DeviceType { get; init; }

    public string? Oem { get; init; }

    /// <summary>A device whose connection is to be repaired.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Whether all devices that are found are taken, without a question.</summary>
    public bool? SkipDeviceSelection { get; init; }

    public int? MaxDevices { get; init; }

    public string? Origin { get; init; }

    public string? RedirectUrl { get; init; }

    public string? State { get; init; }

    public int? ExpiresInSeconds { get; init; }
}

internal sealed class CreateLinkSessionValidator : AbstractValidator<CreateLinkSessionCommand>
{
    public CreateLinkSessionValidator()
    {
        RuleFor(create => create.UserId).UserId();
        RuleFor(create => create.State).Must(state => state is null || state.Length <= JourneyTerms.MaxState).OverridePropertyName("state").WithMessage($"`state` may have {JourneyTerms.MaxState} characters.");
        RuleFor(create => create.ExpiresInSeconds).InclusiveBetween(CreateLinkSessionCommand.ShortestWait, CreateLinkSessionCommand.LongestWait).OverridePropertyName("expiresInSeconds")
            .WithMessage($"`expiresInSeconds` must be from {CreateLinkSessionCommand.ShortestWait} to {CreateLinkSessionCommand.LongestWait}.");
        RuleFor(create => create.MaxDevices).InclusiveBetween(1, JourneyTerms.MostDevices).OverridePropertyName("maxDevices").WithMessage($"`maxDevices` must be from 1 to {JourneyTerms.MostDevices}.");
        RuleFor(create => create).Must(create => create is { DeviceType: null, Oem: null, SkipDeviceSelection: null, MaxDevices: null }).When(create => create.DeviceId is not null).OverridePropertyName("deviceId")
            .WithMessage("`deviceId` names the connection to repair, so `deviceType`, `oem`, `skipDeviceSelection` and `maxDevices` have no place beside it.");
    }
}

internal sealed class CreateLinkSessionHandler(IEnvironmentDb db, LinkSessionTerms terms, IPublicAddress address, RequestScope scope, TimeProvider time)
    : IHandler<CreateLinkSessionCommand, CreatedLinkSession>
{
    public async Task<Result<CreatedLinkSession>> Handle(CreateLinkSessionCommand request, CancellationToken cancellationToken)
    {
        Device? repaired = null;
        if (request.DeviceId is { } text)
        {
            repaired = EntityId.TryParse<DeviceId>(text, out var id) ? await db.Devices.AsNoTracking().SingleOrDefaultAsync(device => device.Id == id, cancellationToken) : null;
            if (repaired is null || !string.Equals(repaired.UserId, request.UserId, StringComparison.Ordinal)) return DeviceFailures.NotFound;
        }

        var read = await terms.ReadAsync(request, repaired, cancellationToken);
        if (!read.Succeeded) return read.Failure;

        var now = time.Now();
        var secret = OneTimeSecret.New();
        var expiresAt = now + (request.ExpiresInSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : Journey.UsualWait);
        var journey = Journey.Plan(scope.Tenant.CustomerId, Domain.Customers.AppId.Trust(request.AppId), request.UserId, read.Value, OneTimeSecret.HashOf(secret), expiresAt, now);
        db.Journeys.Add(journey);
        db.Audit(scope, AuditAction.LinkSessionCreated, journey.Id.Value, now, ("appId", request.AppId), ("deviceId", request.DeviceId));
        return new CreatedLinkSession(journey.Id, $"{address.Journey}/link?session={journey.Id}.{secret}", expiresAt);
    }
}
