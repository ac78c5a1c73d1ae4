using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Journeys.ViewJourney;

/// <summary>Shows a browser its own journey.</summary>
/// <param name="Id">The journey.</param>
/// <param name="BrowserHash">Of the browser's cookie.</param>
public sealed record ViewJourneyQuery(JourneyId Id, string BrowserHash) : IQuery<JourneyView>
{
    /// <inheritdoc cref="JourneyMove.HasTicket"/>
    public bool HasTicket { get; init; }
}

internal sealed class ViewJourneyHandler(IEnvironmentDb db, AppDirectory apps, JourneyOffer offer, JourneySecrets secrets, TimeProvider time) : IHandler<ViewJourneyQuery, JourneyView>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<Result<JourneyView>> Handle(ViewJourneyQuery request, CancellationToken cancellationToken)
    {
        var journey = await FindAsync(request.Id, cancellationToken);
        if (journey is null) return JourneyFailures.NotFound;
        if (!request.HasTicket && !journey.IsBoundTo(request.BrowserHash)) return JourneyFailures.OtherBrowser;
        if (await apps.FindAsync(journey.AppId.Value, cancellationToken) is not { } app) return JourneyFailures.NotFound;

        // A double click: the other form of this browser waits for the manufacturer, and what comes of that is what is shown.
        while (journey.IsAsking(time.Now()))
        {
            await Task.Delay(Pause, time, cancellationToken);
            if (await FindAsync(request.Id, cancellationToken) is not { } later) return JourneyFailures.NotFound;

            journey = later;
        }

        var environment = secrets.Environment;
        var secret = secrets.Open(journey);
        var now = time.Now();
        return new JourneyView(journey, app.App, environment)
        {
            Types = offer.Types(environment, app, journey.Terms),
            Oems = offer.Oems(environment, app, journey.Terms, journey.DeviceType),
            Oem = offer.Find(environment, journey.Oem),
            Account = secret.Account?.DisplayName,
            MfaHint = secret.Mfa?.Hint,
            Devices = [.. secret.Devices.Select(device => new DeviceChoice(device.OemDeviceId, device.Type, device.Name, device.Model))],
            SignInPage = journey is { Method: AuthMethod.Oauth2, Oem: { } oem, Step: JourneyStep.SignIn } ? secrets.SignInPageOf(oem) : null,
            State = journey.StateAt(now),
            ReturnUrl = secrets.ReturnUrl(journey, app.App, now),
        };
    }

    private Task<Journey?> FindAsync(JourneyId id, CancellationToken cancellationToken) => db.Journeys.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
}
