using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.RevokeTokens;

/// <summary>Ends access tokens of a key together: those of its internal secret before the current one, or all, and then a new secret starts.</summary>
/// <param name="Key">The key.</param>
/// <param name="Which">Of all its tokens.</param>
/// <param name="Version">What was seen of the key; where it is no longer so, nothing changes: a rotation makes others the old ones. None for whatever there is.</param>
public sealed record RevokeTokensCommand(ApiKeyId Key, TokensToRevoke Which, int? Version = null) : IPlatformCommand<TokenSecretRead>;

public enum TokensToRevoke
{
    /// <summary>Of the generation before the current one.</summary>
    Old,

    All,
}

internal sealed class RevokeTokensHandler(IPlatformDb db, TokenIssue tokens, RequestScope scope, TimeProvider time) : IHandler<RevokeTokensCommand, TokenSecretRead>
{
    public async Task<Result<TokenSecretRead>> Handle(RevokeTokensCommand request, CancellationToken cancellationToken)
    {
        var found = (await db.FindKeyWithSecretsAsync(scope, request.Key, cancellationToken)).AsSeen(request.Version);
        if (!found.Succeeded) return found.Failure;

        var key = found.Value;
        var now = time.Now();
        if (Revoke(key, request.Which, now) is { } action) db.Audit(scope, action, key.CustomerId, key.Id.Value, now);
        return TokenSecretRead.Of(key, now);
    }

    /// <returns>What it was, in the words of the audit log; nothing where there was none to revoke.</returns>
    private string? Revoke(ApiKey key, TokensToRevoke which, DateTimeOffset now)
    {
        if (key.CurrentSecret is null) return null;

        switch (which)
        {
            case TokensToRevoke.Old:
                return key.EndOldGenerations(now) ? AuditAction.OldTokensRevoked : null;
            case TokensToRevoke.All:
                tokens.StartGeneration(key, TimeSpan.Zero, now);
                return AuditAction.AllTokensRevoked;
            default:
                throw new ArgumentOutOfRangeException(nameof(which));
        }
    }
}
