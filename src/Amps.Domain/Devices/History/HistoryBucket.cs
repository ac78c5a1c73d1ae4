namespace Amps.Domain.Devices.History;

/// <summary>What a device did in one hour or one day of its plant, as sums: buckets that follow one another can be added up.</summary>
/// <param name="Start">The first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Samples">Readings in it.</param>
/// <param name="CoveredSeconds">How long the course of the readings is known, see <see cref="HistoryCourse"/>.</param>
/// <param name="Fields">By name; without the fields of which nothing was said.</param>
/// <param name="EnergyInKwh">Energy into the device; null where its power was never known.</param>
/// <param name="EnergyOutKwh">Energy out of the device; null where its power was never known.</param>
public sealed record HistoryBucket(
    DateTimeOffset Start,
    DateTimeOffset End,
    int Samples,
    double CoveredSeconds,
    IReadOnlyDictionary<string, FieldSums> Fields,
    double? EnergyInKwh,
    double? EnergyOutKwh)
{
    /// <summary>The share of the bucket, 0 to 1, in which the course of the readings is known.</summary>
    public double Coverage() => CoveredSeconds / (End - Start).TotalSeconds;
}

/// <summary>One field within a bucket.</summary>
/// <param name="Min">The lowest value of the course.</param>
/// <param name="Max">The highest value of the course.</param>
/// <param name="Sum">Of the readings' values.</param>
/// <param name="Count">Readings that had a value.</param>
/// <param name="Area">The integral of the course over its seconds.</param>
/// <param name="Seconds">How long the course is known.</param>
public sealed record FieldSums(double Min, double Max, double Sum, int Count, double Area, double Seconds)
{
    /// <summary>The mean over time where the course is known, else of the readings.</summary>
    public double Mean() => Math.Clamp(Seconds > 0 ? Area / Seconds : Sum / Count, Min, Max);
}
