using Amps.Api.Actions;
using Amps.Api.Routing;
using Amps.Domain.Common;
using Amps.Domain.Schedules;

namespace Amps.Api.Schedules;

/// <summary>Reads the body of a schedule. Whether it makes sense, and whether the device takes it, is not asked here.</summary>
internal static class ScheduleBody
{
    private const string Date = "a date of the form `2026-12-25`";

    public static Result<ScheduleRequest> Read(JsonBody body) => ObjectReader.Read<ScheduleRequest>(body, root =>
    {
        var timezone = root.Text("timezone");
        var recurrence = root.ObjectOrNull("recurrence") is { } reader ? ReadRecurrence(reader) : null;
        var slots = root.RequiredObjects("slots", SchedulePlan.MaxSlots).Select(ReadSlot).ToList();
        return () => new ScheduleRequest(timezone, recurrence, slots);
    });

    private static Recurrence ReadRecurrence(ObjectReader recurrence)
    {
        var rule = recurrence.RequiredWord<RecurrenceRule>("rule") ?? default;
        var days = recurrence.Values("days", Enum.GetValues<Weekday>().Length, $"one of {string.Join(", ", Wire<Weekday>.Names)}", ReadDay);
        var until = recurrence.Value("until", Date, ReadDate);
        var exclusions = recurrence.Values("exclusions", Recurrence.MaxExclusions, Date, ReadDate);
        recurrence.Finish();
        return new Recurrence(rule, days, until, exclusions is { Count: > 0 } ? exclusions : null);
    }

    private static Slot ReadSlot(ObjectReader slot)
    {
        var time = slot.Value("time", "a wall clock of the form `00:30`", text => SlotText.TryReadTime(text, out var value) ? value : (TimeOnly?)null);
        var at = slot.Value("at", "an instant with an offset, such as `2026-06-01T10:30:00Z`", text => SlotText.TryReadInstant(text, out var value) ? value : (DateTimeOffset?)null);
        var duration = slot.Value("duration", "an ISO 8601 duration in days, hours, minutes and seconds, such as `PT5H`", text => SlotText.TryReadDuration(text, out var value) ? value : (TimeSpan?)null);
        var command = slot.RequiredText("command") ?? "";
        var parameters = PushBody.ReadParameters(slot);
        var written = duration is null ? null : slot.Text("duration");
        slot.Finish();
        return new Slot(time, at, written, command, parameters.Count > 0 ? parameters : null);
    }

    private static Weekday? ReadDay(string text) => Wire<Weekday>.TryParse(text, out var value) ? value : null;

    private static DateOnly? ReadDate(string text) => SlotText.TryReadDate(text, out var value) ? value : null;
}
