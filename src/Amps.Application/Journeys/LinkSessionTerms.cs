using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Journeys.CreateLinkSession;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys;

/// <summary>Judges what an integrator asks of a link session by what its app declares.</summary>
internal sealed class LinkSessionTerms(AppDirectory apps, JourneyOffer offer, RequestScope scope)
{
    public async Task<Result<JourneyTerms>> ReadAsync(CreateLinkSessionCommand request, Device? repaired, CancellationToken cancellationToken)
    {
        if (await apps.FindAsync(request.AppId, cancellationToken) is not { } app || app.App.CustomerId != scope.Tenant.CustomerId)
            return ValidationFailure.Of([new("appId", "`appId` must be the id of an app of yours.")]);

        var terms = new JourneyTerms(request.RedirectUrl ?? (repaired is null ? app.App.RedirectUrl : app.App.ReconnectRedirectUrl))
        {
            DeviceType = request.DeviceType,
            Oem = repaired?.Vendor ?? request.Oem,
            Repairs = repaired?.CredentialId,
            SkipsDevices = request.SkipDeviceSelection ?? false,
            MaxDevices = request.MaxDevices ?? JourneyTerms.MostDevices,
            State = request.State,
            Origin = request.Origin,
        };
        List<ValidationIssue> issues = [];
        if (!app.App.MayReturnTo(terms.RedirectUrl)) issues.Add(new("redirectUrl", "`redirectUrl` must be one that the app declares, character by character."));
        if (terms.Origin is { } origin && !app.App.MayEmbed(origin)) issues.Add(new("origin", "`origin` must be one that the app declares, such as `https://app.example.com`."));
        if (repaired is null && offer.Oems(scope.Tenant.Environment, app, terms, terms.DeviceType).Count == 0)
            issues.Add(terms.Oem is null ? new("deviceType", "`deviceType`: the app offers no manufacturer of it.") : new("oem", "`oem` must be the key of a manufacturer that the app offers, and that makes the `deviceType`."));
        return issues.Count == 0 ? terms : ValidationFailure.Of(issues);
    }
}
