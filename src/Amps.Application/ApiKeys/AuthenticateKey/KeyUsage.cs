using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Keeps when each key was used last, to the minute: noted in memory by each call, written in one go now and then.</summary>
public sealed class KeyUsage(IServiceScopeFactory scopes, TimeProvider time)
{
    private readonly ConcurrentDictionary<ApiKeyId, DateTimeOffset> noted = new();

    public void Note(ApiKeyId key)
    {
        var now = time.Now();
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        if (!noted.TryGetValue(key, out var last) || last < minute) noted[key] = minute;
    }

    /// <summary>Writes what was noted since the last flush. An older instant never overwrites a newer one of another node.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (noted.IsEmpty) return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        foreach (var (key, minute) in noted)
        {
            var older = db.ApiKeys.Where(row => row.Id == key && (row.LastUsedAt == null || row.LastUsedAt < minute));
            await db.WriteInTurnAsync(() => older.ExecuteUpdateAsync(row => row.SetProperty(k => k.LastUsedAt, minute), cancellationToken), cancellationToken);
            noted.TryRemove(new(key, minute));
        }
    }
}
