using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Amps.Domain.Common;

/// <summary>An id on the wire and in the database: a prefix that names the entity and 26 base32 characters that sort by time.</summary>
public interface IEntityId<TSelf> where TSelf : struct, IEntityId<TSelf>
{
    static abstract string Prefix { get; }

    string Value { get; }

    /// <summary>Takes a text that is known to be such an id, for example from our own database.</summary>
    static abstract TSelf Trust(string value);
}

/// <summary>Makes and reads ids. Ids of one process ascend strictly, also within a millisecond and when the clock steps back.</summary>
public static class EntityId
{
    // Crockford's alphabet in lower case: it sorts as the bits do, and leaves out i, l, o and u.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Length = 26;
    private const int MaxPrefix = 6;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly Lock Gate = new();
    private static UInt128 last;

    public static TId New<TId>(DateTimeOffset now) where TId : struct, IEntityId<TId> => Of<TId>(Next(now));

    /// <summary>The lowest id that an instant can have: what was made before sorts below it.</summary>
    public static TId First<TId>(DateTimeOffset at) where TId : struct, IEntityId<TId> => Of<TId>((UInt128)at.ToUnixTimeMilliseconds() << 80);

    public static bool TryParse<TId>(string? text, out TId id) where TId : struct, IEntityId<TId>
    {
        id = default;
        var prefix = TId.Prefix;
        if (text is null || text.Length != prefix.Length + 1 + Length) return false;
        if (!text.StartsWith(prefix, StringComparison.Ordinal) || text[prefix.Length] != '_') return false;
        if (text.AsSpan(prefix.Length + 1).ContainsAnyExcept(Allowed)) return false;

        id = TId.Trust(text);
        return true;
    }

    /// <summary>The longest id there is; the databases' columns are made from it.</summary>
    public const int MaxLength = MaxPrefix + 1 + Length;

    private static TId Of<TId>(UInt128 bits) where TId : struct, IEntityId<TId> =>
        TId.Trust(string.Create(TId.Prefix.Length + 1 + Length, bits, static (span, value) =>
        {
            TId.Prefix.CopyTo(span);
            span[TId.Prefix.Length] = '_';
            for (var i = span.Length - 1; i > TId.Prefix.Length; i--)
            {
                span[i] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        }));

    // 48 bits of milliseconds and 80 random ones, as in a ULID; the next number where that would not ascend.
    private static UInt128 Next(DateTimeOffset now)
    {
        Span<byte> random = stackalloc byte[16];
        RandomNumberGenerator.Fill(random[6..]);
        var fresh = ((UInt128)now.ToUnixTimeMilliseconds() << 80) | BinaryPrimitives.ReadUInt128BigEndian(random);
        lock (Gate)
        {
            last = fresh > last ? fresh : last + 1;
            return last;
        }
    }
}
