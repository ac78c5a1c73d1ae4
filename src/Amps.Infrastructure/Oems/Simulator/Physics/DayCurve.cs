namespace Amps.Infrastructure.Oems.Simulator.Physics;

/// <summary>
/// A value over the hours of a day: cubic Hermite polynomials between nodes, so value and slope are continuous and both, as well as
/// the area, are exact closed forms. Outside its nodes it is zero.
/// </summary>
/// <remarks>
/// Between two nodes it never turns as long as their slopes have the sign of the rise between them and at most three times its
/// size (Fritsch and Carlson, 1980). Only + - * / are used: their results are the same on every machine, those of Math.Sin are not.
/// </remarks>
/// <param name="nodes">By ascending hour, at least two.</param>
internal sealed class DayCurve(params Node[] nodes)
{
    public double ValueAt(double hour) => Find(hour) is { } segment ? segment.Value(hour) : 0;

    /// <summary>The change per hour.</summary>
    public double SlopeAt(double hour) => Find(hour) is { } segment ? segment.Slope(hour) : 0;

    /// <summary>The area under the curve from its first node to an hour.</summary>
    public double AreaUntil(double hour)
    {
        var area = 0.0;
        for (var index = 1; index < nodes.Length && nodes[index - 1].Hour < hour; index++)
        {
            var end = nodes[index].Hour;
            area += new Segment(nodes[index - 1], nodes[index]).Area(hour < end ? hour : end);
        }

        return area;
    }

    // A node belongs to the segment that it begins, where its value comes out unrounded.
    private Segment? Find(double hour)
    {
        for (var index = 1; index < nodes.Length; index++)
        {
            if (hour >= nodes[index - 1].Hour && hour < nodes[index].Hour) return new Segment(nodes[index - 1], nodes[index]);
        }

        return null;
    }

    private sealed record Segment(Node From, Node To)
    {
        private double Length => To.Hour - From.Hour;

        private double Rise => To.Value - From.Value;

        public double Value(double hour)
        {
            var u = Progress(hour);
            return From.Value
                + (Rise * u * u * (3 - (2 * u)))
                + (Length * u * (1 - u) * ((From.Slope * (1 - u)) - (To.Slope * u)));
        }

        public double Slope(double hour)
        {
            var u = Progress(hour);
            return (Rise / Length * 6 * u * (1 - u))
                + (From.Slope * (1 - u) * (1 - (3 * u)))
                + (To.Slope * u * ((3 * u) - 2));
        }

        public double Area(double hour)
        {
            var u = Progress(hour);
            return Length * u * (From.Value
                + (Rise * u * u * (1 - (u / 2)))
                + (Length * From.Slope * u * ((1 / 2.0) - (2 * u / 3) + (u * u / 4)))
                - (Length * To.Slope * u * u * ((1 / 3.0) - (u / 4))));
        }

        private double Progress(double hour) => (hour - From.Hour) / Length;
    }
}
