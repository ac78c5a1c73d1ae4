using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>The ways in which keys are found.</summary>
internal static class KeyLookup
{
    /// <summary>What admission needs to know of the key of a body.</summary>
    public static async Task<KeyRecord?> FindByBodyAsync(this IPlatformDb db, string hash, CancellationToken cancellationToken)
    {
        var body = await db.ApiKeyBodies.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        if (body is null || await db.FindByIdAsync(body.KeyId, cancellationToken) is not { } key) return null;

        return key with { BodyValidUntil = body.ValidUntil };
    }

    /// <summary>The same of a key itself, whatever was sent.</summary>
    public static Task<KeyRecord?> FindByIdAsync(this IPlatformDb db, ApiKeyId id, CancellationToken cancellationToken) => (
        from key in db.ApiKeys
        join customer in db.Customers on key.CustomerId equals customer.Id
        where key.Id == id
        select new KeyRecord(
            key.Id,
            customer.Id,
            customer.Name,
            key.Environment,
            key.Permissions,
            key.RateLimitPerMinute,
            key.Burst,
            key.Environment == AmpsEnvironment.Live ? customer.LiveCeilingPerMinute : customer.SandboxCeilingPerMinute,
            customer.LiveEnabled,
            key.ExpiresAt,
            key.RevokedAt,
            key.DisabledAt)).AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    /// <summary>A key to change.</summary>
    public static Task<ApiKey?> FindKeyAsync(this IPlatformDb db, RequestScope scope, ApiKeyId id, CancellationToken cancellationToken) =>
        db.KeysOf(scope).SingleOrDefaultAsync(key => key.Id == id, cancellationToken);

    /// <summary>The same, with its internal secrets.</summary>
    public static Task<ApiKey?> FindKeyWithSecretsAsync(this IPlatformDb db, RequestScope scope, ApiKeyId id, CancellationToken cancellationToken) =>
        db.KeysOf(scope).Include(key => key.Secrets).SingleOrDefaultAsync(key => key.Id == id, cancellationToken);

    /// <summary>The same, with its bodies.</summary>
    public static Task<ApiKey?> FindKeyWithBodiesAsync(this IPlatformDb db, RequestScope scope, ApiKeyId id, CancellationToken cancellationToken) =>
        db.KeysOf(scope).Include(key => key.Bodies).SingleOrDefaultAsync(key => key.Id == id, cancellationToken);

    /// <summary>A key that was found, as long as it is in the version that somebody saw; where none is named, whatever there is.</summary>
    public static Result<ApiKey> AsSeen(this ApiKey? key, int? seen)
    {
        if (key is null) return CustomerFailures.UnknownKey;

        return seen is null || seen == key.Version ? key : CustomerFailures.Changed;
    }

    /// <summary>The keys that a scope may see: those of another customer, or of another environment, are not there for one that is bound to its own.</summary>
    public static IQueryable<ApiKey> KeysOf(this IPlatformDb db, RequestScope scope)
    {
        IQueryable<ApiKey> keys = db.ApiKeys;
        if (!scope.IsOperator) keys = keys.Where(key => key.CustomerId == scope.Owner);
        if (scope.Environment is { } environment) keys = keys.Where(key => key.Environment == environment);
        return keys;
    }
}
