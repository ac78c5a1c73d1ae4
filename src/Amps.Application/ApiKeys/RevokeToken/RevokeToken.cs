using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.RevokeToken;

/// <summary>Ends one access token by its <c>jti</c>. Revoking a revoked one answers the first instant.</summary>
public sealed record RevokeTokenCommand(TokenId Token) : IPlatformCommand<RevokedToken>;

public sealed record RevokedToken(TokenId TokenId, DateTimeOffset RevokedAt);

internal sealed class RevokeTokenHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RevokeTokenCommand, RevokedToken>
{
    public async Task<Result<RevokedToken>> Handle(RevokeTokenCommand request, CancellationToken cancellationToken)
    {
        var token = await db.AccessTokens.SingleOrDefaultAsync(row => row.Id == request.Token, cancellationToken);
        if (token is null || await db.FindKeyAsync(scope, token.KeyId, cancellationToken) is not { } key) return CustomerFailures.UnknownToken;

        var now = time.Now();
        if (token.Revoke(now)) db.Audit(scope, AuditAction.TokenRevoked, key.CustomerId, token.Id.Value, now, ("keyId", key.Id.Value));
        return new RevokedToken(token.Id, token.RevokedAt!.Value);
    }
}
