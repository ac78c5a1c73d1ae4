using System.Text;

namespace Amps.Infrastructure.Oems.Simulator.Physics;

/// <summary>Numbers that look random and are the same on every machine, in every process and for ever.</summary>
/// <remarks>FNV-1a with 64 bits; its check value over <c>foobar</c> is 0x85944171F73967E8. <c>string.GetHashCode</c> differs from process to process.</remarks>
internal static class StableHash
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x100000001B3;

    public static ulong Of(string text)
    {
        var hash = Offset;
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }

    /// <summary>A device's own whole number from 0 to below <paramref name="choices"/>, independent for each trait.</summary>
    public static int Pick(string serial, string trait, int choices) => Pick(Of(serial), Of(trait), choices);

    /// <summary>The same for seeds that are at hand; takes a few nanoseconds, since it multiplies where a remainder would divide.</summary>
    public static int Pick(ulong seed, ulong trait, int choices) => (int)Math.BigMul(Mix(seed ^ Mix(trait)), (ulong)choices, out _);

    // The finaliser of MurmurHash3: FNV-1a alone hardly stirs its upper bits when neighbouring numbers are hashed.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
            value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
            return value ^ (value >> 33);
        }
    }
}
