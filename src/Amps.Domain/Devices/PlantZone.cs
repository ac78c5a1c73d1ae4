using NodaTime;
using NodaTime.TimeZones;

namespace Amps.Domain.Devices;

/// <summary>The IANA time zone in which a plant's clock runs, for example <c>Europe/London</c>.</summary>
public static class PlantZone
{
    /// <summary>The zones that people choose from: places, in the order of their names.</summary>
    public static IReadOnlyList<string> Places { get; } =
        [.. TzdbDateTimeZoneSource.Default.ZoneLocations!.Select(place => place.ZoneId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // The database also makes zones up from offsets (`UTC+3`), which no plant has.
    public static bool IsKnown(string name) => DateTimeZoneProviders.Tzdb.Ids.Contains(name, StringComparer.Ordinal);
}
