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
