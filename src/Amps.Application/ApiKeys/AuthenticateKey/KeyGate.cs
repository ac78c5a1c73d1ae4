using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Decides who a caller is. The order is part of the public contract.</summary>
public sealed class KeyGate(KeyDirectory directory, CallLimits limits, TimeProvider time)
{
    /// <summary>Finds the key of a body.</summary>
    /// <param name="body">What the caller sent.</param>
    /// <param name="address">Where the call came from; failures are counted by it.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public async Task<Result<KeyRecord>> IdentifyAsync(string body, string address, CancellationToken cancellationToken)
    {
        if (!KeyBody.IsWellFormed(body)) return Refuse(address, KeyFailures.Malformed);

        var hash = KeyBody.Hash(body);
        var key = directory.Recall(hash);
        if (key is null)
        {
            if (limits.Barred(address) is { } wait) return KeyFailures.RateLimited(wait);

            key = await directory.FindAsync(hash, cancellationToken);
        }

        if (key is null) return Refuse(address, KeyFailures.Unknown);

        return key.Ended(time.Now()) is { } ended ? Refuse(address, ended) : key;
    }

    /// <summary>Counts a failed authentication, and answers that alone once there were too many.</summary>
    public Failure Refuse(string address, Failure failure)
    {
        if (limits.Barred(address) is { } wait) return KeyFailures.RateLimited(wait);

        limits.NoteFailure(address);
        return failure;
    }
}
