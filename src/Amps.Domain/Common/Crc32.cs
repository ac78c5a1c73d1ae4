namespace Amps.Domain.Common;

/// <summary>CRC-32 as in ISO-HDLC, zip and PNG (reflected polynomial 0xEDB88320); its check value over <c>123456789</c> is 0xCBF43926.</summary>
public static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Enumerable.Range(0, 8).Aggregate((uint)index, (crc, _) => Shift(crc)))];

    public static uint HashToUInt32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Shift(uint crc) => (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
}
