using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;

namespace Amps.Application.ApiKeys.SetKeyPermissions;

/// <summary>Says anew what a key may do, and with it its tokens. May be repeated.</summary>
/// <param name="Key">The key.</param>
/// <param name="Permissions">All of them.</param>
/// <param name="Version">What was seen; where it is no longer so, nothing changes. None for whatever there is.</param>
public sealed record SetKeyPermissionsCommand(ApiKeyId Key, IReadOnlyList<string> Permissions, int? Version = null) : IPlatformCommand<KeyRow>;

internal sealed class SetKeyPermissionsValidator : AbstractValidator<SetKeyPermissionsCommand>
{
    public SetKeyPermissionsValidator() => RuleFor(set => set.Permissions).ArePermissions();
}

internal sealed class SetKeyPermissionsHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<SetKeyPermissionsCommand, KeyRow>
{
    public async Task<Result<KeyRow>> Handle(SetKeyPermissionsCommand request, CancellationToken cancellationToken)
    {
        var found = (await db.FindKeyWithBodiesAsync(scope, request.Key, cancellationToken)).AsSeen(request.Version);
        if (!found.Succeeded) return found.Failure;

        var key = found.Value;
        var now = time.Now();
        var before = string.Join(' ', key.Permissions);
        if (key.SetPermissions(request.Permissions))
            db.Audit(scope, AuditAction.KeyPermissionsSet, key.CustomerId, key.Id.Value, now, ("from", before), ("to", string.Join(' ', key.Permissions)));

        return KeyRow.Of(key, now);
    }
}
