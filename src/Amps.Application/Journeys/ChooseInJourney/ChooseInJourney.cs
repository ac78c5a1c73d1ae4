using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Application.Journeys.ChooseInJourney;

/// <summary>Takes a choice that needs no manufacturer.</summary>
public sealed record ChooseInJourneyCommand(JourneyMove Move, JourneyChoice Choice) : ICommand<Done>;

/// <summary>What an end user can choose.</summary>
public abstract record JourneyChoice
{
    private JourneyChoice()
    {
    }

    public sealed record Type(DeviceType Value) : JourneyChoice;

    public sealed record Oem(string Key) : JourneyChoice;

    public sealed record Method(AuthMethod Value) : JourneyChoice;

    /// <summary>The manufacturer's ids.</summary>
    public sealed record Devices(IReadOnlyList<string> Ids) : JourneyChoice;

    public sealed record Timezone(string Name) : JourneyChoice;

    /// <summary>To sign in once more after a problem.</summary>
    public sealed record Again : JourneyChoice;
}

internal sealed class ChooseInJourneyHandler(JourneyAccess access, AppDirectory apps, JourneyOffer offer, JourneySecrets secrets, TimeProvider time) : IHandler<ChooseInJourneyCommand, Done>
{
    public async Task<Result<Done>> Handle(ChooseInJourneyCommand request, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(request.Move, cancellationToken);
        if (!found.Succeeded) return found.Failure;

        var journey = found.Value;
        var now = time.Now();
        return request.Choice switch
        {
            JourneyChoice.Type type => await ChooseAsync(journey, type, now, cancellationToken),
            JourneyChoice.Oem oem => await ChooseAsync(journey, oem, now, cancellationToken),
            JourneyChoice.Method method => Choose(journey, method, now),
            JourneyChoice.Devices devices => Choose(journey, devices, now),
            JourneyChoice.Timezone zone => journey.ChooseTimezone(zone.Name, now),
            JourneyChoice.Again => journey.TryAgain(now),
            _ => throw new NotSupportedException($"There is no choice like {request.Choice.GetType().Name}."),
        };
    }

    private async Task<Result<Done>> ChooseAsync(Journey journey, JourneyChoice.Type type, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var app = await apps.FindAsync(journey.AppId.Value, cancellationToken);
        return app is not null && offer.Types(secrets.Environment, app, journey.Terms).Contains(type.Value) ? journey.ChooseType(type.Value, now) : JourneyFailures.NotOffered;
    }

    private async Task<Result<Done>> ChooseAsync(Journey journey, JourneyChoice.Oem choice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var app = await apps.FindAsync(journey.AppId.Value, cancellationToken);
        var oem = app is null ? null : offer.Oems(secrets.Environment, app, journey.Terms, journey.DeviceType).FirstOrDefault(known => string.Equals(known.Key, choice.Key, StringComparison.Ordinal));
        return oem is not null ? journey.ChooseOem(oem.Key, oem.AuthMethods, now) : JourneyFailures.NotOffered;
    }

    private Result<Done> Choose(Journey journey, JourneyChoice.Method method, DateTimeOffset now) =>
        offer.Find(secrets.Environment, journey.Oem)?.AuthMethods.Contains(method.Value) == true ? journey.ChooseMethod(method.Value, now) : JourneyFailures.NotOffered;

    private Result<Done> Choose(Journey journey, JourneyChoice.Devices choice, DateTimeOffset now)
    {
        var known = secrets.Open(journey).Devices;
        IReadOnlyList<DiscoveredDevice> chosen = [.. known.Where(device => choice.Ids.Contains(device.OemDeviceId, StringComparer.Ordinal))];
        return chosen.Count == choice.Ids.Distinct(StringComparer.Ordinal).Count() ? journey.ChooseDevices(chosen, now) : JourneyFailures.NotOffered;
    }
}
