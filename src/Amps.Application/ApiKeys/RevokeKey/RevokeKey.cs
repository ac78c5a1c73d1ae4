using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.RevokeKey;

/// <summary>Ends a key for ever. Revoking a revoked one answers the first instant.</summary>
public sealed record RevokeKeyCommand(ApiKeyId Key) : IPlatformCommand<RevokedKey>;

public sealed record RevokedKey(ApiKeyId KeyId, DateTimeOffset RevokedAt);

internal sealed class RevokeKeyHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<RevokeKeyCommand, RevokedKey>
{
    public async Task<Result<RevokedKey>> Handle(RevokeKeyCommand request, CancellationToken cancellationToken)
    {
        var key = await db.ApiKeys.SingleOrDefaultAsync(row => row.Id == request.Key, cancellationToken);
        if (key is null || (scope.Owner is { } owner && key.CustomerId != owner)) return CustomerFailures.UnknownKey;

        var now = time.Now();
        if (key.Revoke(now)) db.AuditEvents.Add(AuditEvent.Of(AuditAction.KeyRevoked, scope.Actor, key.CustomerId, key.Id.Value, now));
        return new RevokedKey(key.Id, key.RevokedAt!.Value);
    }
}
