namespace Amps.Domain.Devices.History;

/// <summary>A bucket while it is being filled.</summary>
internal sealed class BucketSums(IReadOnlyList<string> names, BucketSpan span)
{
    private const double SecondsPerHour = 3600;

    private readonly FieldSums?[] fields = new FieldSums?[names.Count];
    private int samples;
    private double covered;
    private double energyIn;
    private double energyOut;
    private bool knowsPower;

    public DateTimeOffset End => span.End;

    public HistoryBucket ToBucket()
    {
        var told = names.Zip(fields).Where(pair => pair.Second is not null).ToDictionary(pair => pair.First, pair => pair.Second!, StringComparer.Ordinal);
        return new HistoryBucket(span.Start, span.End, samples, covered, told, knowsPower ? energyIn : null, knowsPower ? energyOut : null);
    }

    /// <summary>Counts a reading that lies in this bucket.</summary>
    public void Count(Reading reading)
    {
        samples++;
        for (var i = 0; i < fields.Length; i++)
        {
            if (reading.Values[i] is not { } value) continue;

            var sums = Reach(i, value);
            fields[i] = sums with { Sum = sums.Sum + value, Count = sums.Count + 1 };
        }
    }

    /// <summary>Adds the part of the straight line between two readings that lies in this bucket.</summary>
    public void Cover(Reading from, Reading to, DateTimeOffset start, DateTimeOffset end)
    {
        var seconds = (end - start).TotalSeconds;
        covered += seconds;
        for (var i = 0; i < fields.Length; i++)
        {
            if (from.Values[i] is not { } before || to.Values[i] is not { } after) continue;

            var first = Between(from.At, before, to.At, after, start);
            var second = Between(from.At, before, to.At, after, end);
            Reach(i, first);
            var sums = Reach(i, second);
            fields[i] = sums with { Area = sums.Area + ((first + second) / 2 * seconds), Seconds = sums.Seconds + seconds };
        }

        if (from.Power is { } was && to.Power is { } became) AddEnergy(Between(from.At, was, to.At, became, start), Between(from.At, was, to.At, became, end), seconds);
    }

    private static double Between(DateTimeOffset from, double before, DateTimeOffset to, double after, DateTimeOffset at)
    {
        if (at == from) return before;
        return at == to ? after : before + ((after - before) * ((at - from) / (to - from)));
    }

    private void AddEnergy(double first, double second, double seconds)
    {
        knowsPower = true;
        if (first * second < 0)
        {
            // The line crosses zero: two triangles, one into the device and one out of it.
            var until = seconds * first / (first - second);
            AddEnergy(first, 0, until);
            AddEnergy(0, second, seconds - until);
            return;
        }

        var energy = (first + second) / 2 * seconds / SecondsPerHour;
        if (energy >= 0) energyIn += energy;
        else energyOut -= energy;
    }

    private FieldSums Reach(int field, double value)
    {
        var sums = fields[field] ?? new FieldSums(value, value, Sum: 0, Count: 0, Area: 0, Seconds: 0);
        return fields[field] = sums with { Min = Math.Min(sums.Min, value), Max = Math.Max(sums.Max, value) };
    }
}
