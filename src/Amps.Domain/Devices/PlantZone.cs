using NodaTime;

namespace Amps.Domain.Devices;

/// <summary>The IANA time zone in which a plant's clock runs, for example <c>Europe/London</c>.</summary>
public static class PlantZone
{
    // The database also makes zones up from offsets (`UTC+3`), which no plant has.
    public static bool IsKnown(string name) => DateTimeZoneProviders.Tzdb.Ids.Contains(name, StringComparer.Ordinal);
}
