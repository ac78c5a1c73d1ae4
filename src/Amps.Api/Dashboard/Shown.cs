using System.Globalization;
using Amps.Application.Common;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.People;

namespace Amps.Api.Dashboard;

/// <summary>How things are written for people.</summary>
internal static class Shown
{
    /// <summary>To the minute, in UTC.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    public static string Time(DateTimeOffset? at, string none) => at is { } known ? Time(known) : none;

    /// <summary>To the second.</summary>
    public static string Exact(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>How long something lasts, in hours up to three days.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        _ when span == TimeSpan.FromHours(1) => "1 hour",
        _ when span <= TimeSpan.FromDays(3) => $"{Number((long)span.TotalHours)} hours",
        _ => $"{Number((long)span.TotalDays)} days",
    };

    /// <summary>How long what is replaced goes on working.</summary>
    public static string Overlap(TimeSpan overlap) => overlap == TimeSpan.Zero ? "None: the old one ends now" : Span(overlap);

    /// <summary>How much of an allowance is in use.</summary>
    public static string Use(int used, int? limit) => limit is { } most ? $"{Number(used)} of {Number(most)} devices" : $"{Number(used)} devices, no limit";

    /// <summary>What is counted to <see cref="PageRequest.TotalCap"/> and not beyond.</summary>
    public static string Capped(int count) => count < PageRequest.TotalCap ? Number(count) : Number(count) + "+";

    /// <summary>A time span in its one unit that says most.</summary>
    public static string Lasting(TimeSpan time) => time switch
    {
        { TotalMilliseconds: > 0 and < 1000 } => $"{Number((long)time.TotalMilliseconds)} ms",
        { TotalMinutes: < 2 } => $"{Number((long)time.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{Number((long)time.TotalMinutes)} min",
        _ => $"{Number((long)time.TotalHours)} h",
    };

    /// <summary>The beginning of a text that may be long, for lists: a page of them stays small, and the whole stands where the thing itself is shown, or in the file.</summary>
    public static string Short(string text)
    {
        const int Most = 120;
        if (text.Length <= Most) return text;

        return text[..(char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most)] + "…";
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The stored word, as forms and addresses carry it.</summary>
    public static string Key<TEnum>(TEnum value) where TEnum : struct, Enum => Wire<TEnum>.Name(value);

    /// <summary>A stored word for people: <c>ev_charger</c> is "ev charger".</summary>
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => Words(Wire<TEnum>.Name(value));

    public static string Words(string name) => name.Replace('_', ' ');

    public static string Type(DeviceType type) => type switch
    {
        DeviceType.Battery => "Battery",
        DeviceType.EvCharger => "EV charger",
        DeviceType.Hvac => "HVAC",
        DeviceType.SolarInverter => "Solar inverter",
        DeviceType.Vehicle => "Vehicle",
    };

    /// <summary>The colour of an action's state.</summary>
    public static string Tone(ActionState state) => state switch
    {
        ActionState.Completed => "good",
        ActionState.Failed => "bad",
        ActionState.Scheduled or ActionState.Acknowledged or ActionState.Cancelled => "",
    };

    public static string Role(PersonRole role) => role switch
    {
        PersonRole.Owner => "Owner",
        PersonRole.Developer => "Developer",
        PersonRole.Viewer => "Viewer",
        PersonRole.Operator => "Operator",
    };

    /// <summary>What a role may do, in a line.</summary>
    public static string Means(PersonRole role) => role switch
    {
        PersonRole.Owner => "everything, also members, live keys and secrets",
        PersonRole.Developer => "sandbox keys, tokens and webhooks; looks at the rest",
        PersonRole.Viewer => "looks, sees no secret",
        PersonRole.Operator => "runs this server",
    };
}
