using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.EnableKey;

/// <summary>Shuts a key and its tokens out, or lets them in again. May be repeated.</summary>
/// <param name="Key">The key.</param>
/// <param name="Enabled">Whether it works.</param>
/// <param name="Version">What was seen; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record EnableKeyCommand(ApiKeyId Key, bool Enabled, int? Version = null) : IPlatformCommand<KeyRow>;

internal sealed class EnableKeyHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<EnableKeyCommand, KeyRow>
{
    public async Task<Result<KeyRow>> Handle(EnableKeyCommand request, CancellationToken cancellationToken)
    {
        var found = (await db.FindKeyWithBodiesAsync(scope, request.Key, cancellationToken)).AsSeen(request.Version);
        if (!found.Succeeded) return found.Failure;

        var key = found.Value;
        var now = time.Now();
        var changed = request.Enabled ? key.Enable() : key.Disable(now);
        var action = request.Enabled ? AuditAction.KeyEnabled : AuditAction.KeyDisabled;
        if (changed) db.Audit(scope, action, key.CustomerId, key.Id.Value, now);
        return KeyRow.Of(key, now);
    }
}
