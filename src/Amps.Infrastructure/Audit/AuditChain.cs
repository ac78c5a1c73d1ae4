using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Infrastructure.Secrets;

namespace Amps.Infrastructure.Audit;

/// <summary>The hashes of the chains. Their key comes from the master key, so whoever has a database alone can change rows and cannot make new hashes for them.</summary>
internal sealed class AuditChain(MasterKey master)
{
    private readonly byte[] key = master.Derive("amps.audit.chain");

    /// <param name="store">Where, so that a row is of no use in another store.</param>
    /// <param name="sequence">Its place.</param>
    /// <param name="previous">The hash before it; empty for the first.</param>
    /// <param name="entry">As it lies in the database.</param>
    public string HashOf(Store store, long sequence, string previous, AuditEvent entry) => Hash(
        "event", store.ToString(), Number(sequence), previous, entry.Id.Value, Number(entry.At.ToUnixTimeMilliseconds()),
        entry.Actor, entry.Address, entry.Action, entry.CustomerId.Value, entry.Subject, entry.Details);

    public string SignatureOf(Store store, AuditHead head) =>
        Hash("head", store.ToString(), Number(head.Sequence), head.Hash, Number(head.Dropped), head.DroppedHash);

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Each part with its length before it: no two lists of parts are the same bytes.
    private string Hash(params string?[] parts)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = part is null ? [] : Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, part is null ? -1 : bytes.Length);
            hmac.AppendData(length);
            hmac.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
