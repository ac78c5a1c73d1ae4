using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>
/// Finds keys by the hash of a body or token, from memory where it can. What is remembered holds until the platform's access stamp changes:
/// at once for changes of this process, after the next look at the stamp for those of others.
/// </summary>
public sealed class KeyDirectory(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Without a successful look at the stamp for this long nothing remembered is trusted.</summary>
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(4);

    private const int MaxRemembered = 100_000;

    private readonly Lock gate = new();
    private ConcurrentDictionary<string, KeyRecord> remembered = new(StringComparer.Ordinal);
    private string? stamp;
    private DateTimeOffset trustedUntil;

    /// <summary>The key from memory, or nothing where only the database could tell.</summary>
    public KeyRecord? Recall(string hash) => time.Now() < trustedUntil && remembered.TryGetValue(hash, out var record) ? record : null;

    /// <summary>The key of a body, from the database; it is remembered for the calls to come.</summary>
    public Task<KeyRecord?> FindAsync(string hash, CancellationToken cancellationToken) =>
        RememberAsync(hash, db => db.FindByBodyAsync(hash, cancellationToken));

    /// <summary>Finds a key by other means, and remembers it for the calls to come.</summary>
    /// <param name="hash">Of what the caller sent.</param>
    /// <param name="find">Finds nothing where what was sent opens nothing.</param>
    public async Task<KeyRecord?> RememberAsync(string hash, Func<IPlatformDb, Task<KeyRecord?>> find)
    {
        // Taken before the query: if a change comes between, the answer goes into a memory that nobody reads any more.
        var memory = remembered;
        await using var scope = scopes.CreateAsyncScope();
        var record = await find(scope.ServiceProvider.GetRequiredService<IPlatformDb>());
        if (record is not null && memory.Count < MaxRemembered) memory[hash] = record;
        return record;
    }

    /// <summary>Forgets everything: a change was saved in this process.</summary>
    public void Forget()
    {
        lock (gate)
        {
            remembered = new(StringComparer.Ordinal);
        }
    }

    /// <summary>Takes note of the stamp as it is in the database.</summary>
    /// <param name="current">The stamp.</param>
    /// <param name="askedAt">When the database was asked: what changed since is not in it.</param>
    public void Saw(string current, DateTimeOffset askedAt)
    {
        lock (gate)
        {
            if (!string.Equals(stamp, current, StringComparison.Ordinal)) remembered = new(StringComparer.Ordinal);
            stamp = current;
            trustedUntil = askedAt + Trust;
        }
    }
}
