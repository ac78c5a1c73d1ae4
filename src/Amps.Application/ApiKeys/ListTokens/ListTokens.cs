using System.Text.Json.Serialization;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.ListTokens;

/// <summary>The access tokens of a key that are valid or ended less than 30 days ago, newest first.</summary>
public sealed record ListTokensQuery(ApiKeyId Key, PageRequest Page) : IQuery<Page<TokenRow>>;

/// <summary>A token as far as anybody may see it again. <c>SecretUntil</c> is when the internal secret that signed it ends; none for the current one.</summary>
public sealed record TokenRow(
    TokenId TokenId,
    string Name,
    TokenOrigin Origin,
    int Generation,
    TokenState State,
    DateTimeOffset IssuedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? SecretUntil,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt);

[JsonConverter(typeof(WireEnumConverter<TokenState>))]
public enum TokenState
{
    Valid,

    Expired,

    /// <summary>By itself.</summary>
    Revoked,

    /// <summary>With the key's secret that signed it.</summary>
    RotatedOut,

    /// <summary>The key is revoked, disabled or expired.</summary>
    KeyEnded,
}

internal sealed class ListTokensValidator : AbstractValidator<ListTokensQuery>
{
    public ListTokensValidator() => RuleFor(query => query.Page).IsPageOf<ListTokensQuery, TokenId>();
}

internal sealed class ListTokensHandler(IPlatformDb db, RequestScope scope, TimeProvider time) : IHandler<ListTokensQuery, Page<TokenRow>>
{
    public async Task<Result<Page<TokenRow>>> Handle(ListTokensQuery request, CancellationToken cancellationToken)
    {
        var key = await db.FindKeyWithSecretsAsync(scope, request.Key, cancellationToken);
        if (key is null) return CustomerFailures.UnknownKey;

        var now = time.Now();
        var tokens = db.AccessTokens.AsNoTracking().Where(token => token.KeyId == key.Id);
        var after = request.Page.After is { } id ? tokens.Where(token => token.Id < TokenId.Trust(id)) : tokens;
        return await tokens.ToPageAsync(after.OrderByDescending(token => token.Id), request.Page, token => token.Id.Value, token => ToRow(token, key, now), cancellationToken);
    }

    private static TokenRow ToRow(AccessToken token, ApiKey key, DateTimeOffset now)
    {
        var secret = key.Secrets.Single(one => one.Generation == token.Generation);
        return new TokenRow(token.Id, token.Name, token.Origin, token.Generation, StateOf(token, secret, key, now), token.IssuedAt, token.ExpiresAt, secret.ValidUntil, token.RevokedAt, token.LastUsedAt);
    }

    private static TokenState StateOf(AccessToken token, ApiKeySecret secret, ApiKey key, DateTimeOffset now)
    {
        if (token.RevokedAt is not null) return TokenState.Revoked;
        if (!secret.IsValidAt(now)) return TokenState.RotatedOut;
        if (token.ExpiresAt <= now) return TokenState.Expired;

        return key.Ended(now) is null ? TokenState.Valid : TokenState.KeyEnded;
    }
}
