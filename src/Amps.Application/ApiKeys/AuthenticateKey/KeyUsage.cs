using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Keeps when each key and each token was used last, to the minute: noted in memory by each call, written in one go now and then.</summary>
public sealed class KeyUsage(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly ConcurrentDictionary<ApiKeyId, DateTimeOffset> keys = new();
    private readonly ConcurrentDictionary<TokenId, DateTimeOffset> tokens = new();

    public void Note(KeyRecord key)
    {
        var now = time.Now();
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        Note(keys, key.KeyId, minute);
        if (key.Token is { } token) Note(tokens, token.Id, minute);
    }

    /// <summary>Writes what was noted since the last flush. An older instant never overwrites a newer one of another node.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (keys.IsEmpty && tokens.IsEmpty) return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        foreach (var (key, minute) in keys)
        {
            var older = db.ApiKeys.Where(row => row.Id == key && (row.LastUsedAt == null || row.LastUsedAt < minute));
            await db.WriteInTurnAsync(() => older.ExecuteUpdateAsync(row => row.SetProperty(k => k.LastUsedAt, minute), cancellationToken), cancellationToken);
            keys.TryRemove(new(key, minute));
        }

        foreach (var (token, minute) in tokens)
        {
            var older = db.AccessTokens.Where(row => row.Id == token && (row.LastUsedAt == null || row.LastUsedAt < minute));
            await db.WriteInTurnAsync(() => older.ExecuteUpdateAsync(row => row.SetProperty(t => t.LastUsedAt, minute), cancellationToken), cancellationToken);
            tokens.TryRemove(new(token, minute));
        }
    }

    private static void Note<TId>(ConcurrentDictionary<TId, DateTimeOffset> noted, TId id, DateTimeOffset minute) where TId : notnull
    {
        if (!noted.TryGetValue(id, out var last) || last < minute) noted[id] = minute;
    }
}
