using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Decides who a caller is. The order is part of the public contract.</summary>
public sealed class KeyGate(KeyDirectory directory, TokenGate tokens, CallLimits limits, TimeProvider time)
{
    /// <summary>Finds the key of a body or of an access token.</summary>
    /// <param name="sent">What the caller sent.</param>
    /// <param name="address">Where the call came from; failures are counted by it.</param>
    /// <param name="cancellationToken">Stops the look-up.</param>
    public Task<Result<KeyRecord>> IdentifyAsync(string sent, string address, CancellationToken cancellationToken) =>
        TokenGate.IsToken(sent) ? IdentifyTokenAsync(sent, address, cancellationToken) : IdentifyBodyAsync(sent, address, cancellationToken);

    /// <summary>Finds the key of a body; an access token is none.</summary>
    public async Task<Result<KeyRecord>> IdentifyBodyAsync(string body, string address, CancellationToken cancellationToken)
    {
        if (!KeyBody.IsWellFormed(body)) return Refuse(address, KeyFailures.Malformed);

        var hash = KeyBody.Hash(body);
        return await AdmitAsync(hash, address, () => directory.FindAsync(hash, cancellationToken), KeyFailures.Unknown);
    }

    private async Task<Result<KeyRecord>> IdentifyTokenAsync(string token, string address, CancellationToken cancellationToken)
    {
        if (tokens.Read(token) is not { } claims) return Refuse(address, KeyFailures.MalformedToken);

        var hash = TokenGate.Hash(token);
        return await AdmitAsync(hash, address, () => tokens.FindAsync(token, hash, claims, cancellationToken), KeyFailures.UnknownToken);
    }

    private async Task<Result<KeyRecord>> AdmitAsync(string hash, string address, Func<Task<KeyRecord?>> find, Failure unknown)
    {
        var key = directory.Recall(hash);
        if (key is null)
        {
            if (limits.Barred(address) is { } wait) return KeyFailures.RateLimited(wait);

            key = await find();
        }

        if (key is null) return Refuse(address, unknown);

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
