using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.RevokeKey;

/// <summary>Ends a key for ever. Revoking a revoked one answers the first instant.</summary>
/// <param name="Key">The key.</param>
/// <param name="Cancelling">Whether everything that it has planned is called off too; see <see cref="KeyCancelling"/>, which does that afterwards.</param>
public sealed record RevokeKeyCommand(ApiKeyId Key, bool Cancelling = false) : IPlatformCommand<RevokedKey>;

public sealed record RevokedKey(ApiKeyId KeyId, DateTimeOffset RevokedAt);

internal sealed class RevokeKeyHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RevokeKeyCommand, RevokedKey>
{
    public async Task<Result<RevokedKey>> Handle(RevokeKeyCommand request, CancellationToken cancellationToken)
    {
        var key = await db.FindKeyAsync(scope, request.Key, cancellationToken);
        if (key is null) return CustomerFailures.UnknownKey;

        var now = time.Now();
        if (key.Revoke(request.Cancelling, now)) db.Audit(scope, AuditAction.KeyRevoked, key.CustomerId, key.Id.Value, now, ("cancelling", request.Cancelling ? "true" : null));
        return new RevokedKey(key.Id, key.RevokedAt!.Value);
    }
}
