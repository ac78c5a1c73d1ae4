using System.Runtime.InteropServices;

namespace Amps.Infrastructure.Oems.Simulator.Physics;

/// <summary>A quantity at one instant, and its change per hour.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Motion(double Value, double Slope)
{
    /// <summary>At rest.</summary>
    public static Motion At(double value) => new(value, 0);

    /// <summary>From one value straight to another, which is reached exactly and then kept.</summary>
    /// <param name="from">The value at the start.</param>
    /// <param name="goal">Where it ends.</param>
    /// <param name="rate">The change per hour on the way, without sign; 0 stays where it is.</param>
    /// <param name="hours">Since the start.</param>
    public static Motion Straight(double from, double goal, double rate, double hours)
    {
        var way = goal - from;
        if (rate * hours >= Math.Abs(way)) return At(goal);

        return new(from + Math.CopySign(rate * hours, way), Math.CopySign(rate, way));
    }

    /// <summary>Back to a course that was left: the gap closes straight, and from then on the course itself is followed, to the last digit.</summary>
    /// <param name="gap">How far above the course it was at the start.</param>
    /// <param name="rate">By how much the gap shrinks in an hour, without sign.</param>
    /// <param name="hours">Since the start.</param>
    public Motion Joined(double gap, double rate, double hours)
    {
        var left = Straight(gap, 0, rate, hours);
        return new(Value + left.Value, Slope + left.Slope);
    }

    /// <summary>The same by an amount higher.</summary>
    public Motion Raised(double by) => this with { Value = Value + by };

    /// <summary>The same, at rest where it would leave these bounds; the lower one wins.</summary>
    public Motion Within(double lower, double upper)
    {
        if (Value < lower || upper < lower) return At(lower);
        return Value > upper ? At(upper) : this;
    }
}
