using System.Globalization;
using Amps.Domain.Devices;
using Amps.Domain.Schedules;

namespace Amps.Domain.Tests.Schedules;

/// <summary>What the tests of schedules start from.</summary>
internal static class Plans
{
    public const string London = "Europe/London";

    public static readonly Recurrence Daily = new(RecurrenceRule.Daily);

    public static Recurrence Weekly(params Weekday[] days) => new(RecurrenceRule.Weekly, days);

    public static Slot At(string time, string? duration = null, string command = Commands.Charge) => new(TimeOnly.Parse(time, CultureInfo.InvariantCulture), null, duration, command);

    public static Slot Once(string at, string? duration = null) => new(null, Instant(at), duration, Commands.Charge);

    public static SchedulePlan Plan(string timezone, Recurrence? recurrence, params Slot[] slots) => new(timezone, recurrence, slots);

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
