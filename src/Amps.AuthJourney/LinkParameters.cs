using System.Globalization;
using Amps.Application.Journeys;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.AspNetCore.Http;

namespace Amps.AuthJourney;

/// <summary>Reads what a link's address says. Parameters that are not known are left alone: links pass through other people's hands.</summary>
internal static class LinkParameters
{
    /// <returns>Nothing where a known parameter is not what it should be, or stands twice.</returns>
    public static JourneyLink? Read(string? pathApp, IQueryCollection query)
    {
        if (query.Any(pair => pair.Value.Count > 1)) return null;
        if (Text(query, "session") is { } session) return ReadSession(session);
        if (Flag(query, "reconnect") == true) return new JourneyLink.Repair(Text(query, "token") ?? "");

        return ReadOpen(pathApp ?? Text(query, "appId") ?? "", query);
    }

    private static JourneyLink.Session? ReadSession(string text) =>
        text.Split('.') is [var id, var secret] && EntityId.TryParse<JourneyId>(id, out var journey) && OneTimeSecret.IsWellFormed(secret) ? new JourneyLink.Session(journey, secret) : null;

    private static JourneyLink.Open? ReadOpen(string app, IQueryCollection query)
    {
        var terms = new JourneyTerms("") { State = Text(query, "state"), SkipsDevices = Flag(query, "skipDeviceSelection") == true };
        if (terms.State is { Length: > JourneyTerms.MaxState }) return null;
        if (Flag(query, "sandbox") is null && Text(query, "sandbox") is not null) return null;
        if (Flag(query, "skipDeviceSelection") is null && Text(query, "skipDeviceSelection") is not null) return null;

        if (Text(query, "maxDevices") is { } most)
        {
            if (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > JourneyTerms.MostDevices) return null;
            terms = terms with { MaxDevices = count };
        }

        if (Text(query, "deviceType") is { } word)
        {
            if (!Wire<DeviceType>.TryParse(word, out var type)) return null;
            terms = terms with { DeviceType = type };
        }

        // Without an app the page says that, whatever else is missing.
        var user = Text(query, "userId") ?? "";
        return EntityId.TryParse<AppId>(app, out _) && !UserId.IsValid(user)
            ? null
            : new JourneyLink.Open(app, user, Flag(query, "sandbox") == true ? AmpsEnvironment.Sandbox : AmpsEnvironment.Live, terms);
    }

    private static string? Text(IQueryCollection query, string name) => query.TryGetValue(name, out var value) && value is [{ } text] ? text : null;

    private static bool? Flag(IQueryCollection query, string name) => Text(query, name) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };
}
