using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.ApiKeys.GrantToken;

/// <summary>Issues an access token of an hour to a program that has proved that it holds the key.</summary>
public sealed record GrantTokenCommand(ApiKeyId Key) : IPlatformCommand<IssuedToken>
{
    /// <summary>How long it lives, unless the key ends before.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>So many tokens of a key in any hour.</summary>
    public const int MostPerHour = 60;
}

internal sealed class GrantTokenHandler(IPlatformDb db, TokenIssue tokens, RequestScope scope, TimeProvider time) : IHandler<GrantTokenCommand, IssuedToken>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<Result<IssuedToken>> Handle(GrantTokenCommand request, CancellationToken cancellationToken)
    {
        var key = await db.FindKeyWithSecretsAsync(scope, request.Key, cancellationToken);
        if (key is null) return CustomerFailures.UnknownKey;

        var now = time.Now();
        if (await FirstOfTooManyAsync(key.Id, now - Hour, cancellationToken) is { } first) return KeyFailures.RateLimited(first + Hour - now);

        var end = now + GrantTokenCommand.Life;
        return tokens.Issue(key, "", TokenOrigin.Oauth2, key.ExpiresAt < end ? key.ExpiresAt.Value : end, now);
    }

    // From the rows themselves, so that all nodes count together. Ids sort by time, so the newest ones are the last.
    private async Task<DateTimeOffset?> FirstOfTooManyAsync(ApiKeyId key, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var granted = await db.AccessTokens.AsNoTracking()
            .Where(token => token.KeyId == key && token.Origin == TokenOrigin.Oauth2 && token.IssuedAt > since)
            .OrderByDescending(token => token.Id)
            .Select(token => token.IssuedAt)
            .Take(GrantTokenCommand.MostPerHour)
            .ToListAsync(cancellationToken);
        return granted.Count < GrantTokenCommand.MostPerHour ? null : granted[^1];
    }
}
