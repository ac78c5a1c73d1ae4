using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.ViewJourney;

/// <summary>Shows a browser its own journey.</summary>
/// <param name="Id">The journey.</param>
/// <param name="BrowserHash">Of the browser's cookie.</param>
public sealed record ViewJourneyQuery(JourneyId Id, string BrowserHash) : IQuery<JourneyView>;

internal sealed class ViewJourneyHandler(IEnvironmentDb db, AppDirectory apps, JourneyOffer offer, IVault vault, RequestScope scope) : IHandler<ViewJourneyQuery, JourneyView>
{
    public async Task<Result<JourneyView>> Handle(ViewJourneyQuery request, CancellationToken cancellationToken)
    {
        var journey = await db.Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == request.Id, cancellationToken);
        if (journey is null) return JourneyFailures.NotFound;
        if (!journey.IsBoundTo(request.BrowserHash)) return JourneyFailures.OtherBrowser;
        if (await apps.FindAsync(journey.AppId.Value, cancellationToken) is not { } app) return JourneyFailures.NotFound;

        var environment = scope.Tenant.Environment;
        var secret = JourneySecret.Open(vault, scope.Tenant, journey);
        return new JourneyView(journey, app.App, environment)
        {
            Types = offer.Types(environment, app, journey.Terms),
            Oems = offer.Oems(environment, app, journey.Terms, journey.DeviceType),
            Oem = offer.Find(environment, journey.Oem),
            Account = secret.Account?.DisplayName,
            MfaHint = secret.Mfa?.Hint,
            Devices = [.. secret.Devices.Select(device => new DeviceChoice(device.OemDeviceId, device.Type, device.Name, device.Model))],
            ReturnUrl = JourneyReturn.UrlOf(journey, scope.Tenant),
        };
    }
}
