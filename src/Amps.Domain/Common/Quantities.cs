using System.Text.Json.Serialization;

namespace Amps.Domain.Common;

/// <summary>The units that clients may write and devices may declare.</summary>
[JsonConverter(typeof(WireEnumConverter<Unit>))]
public enum Unit
{
    Percent,
    Kw,
    Watts,
    Kwh,
    Amps,
    Volts,
    Hours,
    Minutes,
    Celsius,
    Fahrenheit,
}

/// <summary>What one parameter of a device takes: numbers of <paramref name="Unit"/> from <paramref name="Min"/> to <paramref name="Max"/>, both included.</summary>
/// <param name="Unit">The only unit that is taken.</param>
/// <param name="Min">The least.</param>
/// <param name="Max">The most.</param>
public sealed record Bounds(Unit Unit, double Min, double Max);

/// <summary>A number with its unit, as a client writes it.</summary>
public sealed record Quantity
{
    /// <summary>Takes a number of any size; not-a-number, which JSON cannot say, is a bug.</summary>
    public Quantity(double value, Unit unit)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), "Not a number.");

        // A JSON reader makes infinity of 1e999. The largest number stands for it: out of range everywhere, and it can be written back.
        Value = Math.Clamp(value, double.MinValue, double.MaxValue);
        Unit = unit;
    }

    /// <summary>Always finite.</summary>
    public double Value { get; }

    /// <summary>What the number counts.</summary>
    public Unit Unit { get; }
}
