using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Amps.Application.Common;
using Amps.Domain.Customers;

namespace Amps.Application.ApiKeys.AuthenticateKey;

/// <summary>Counts the calls of each key, of each customer, and the failed ones of each address, in this process.</summary>
public sealed class CallLimits(RateLimitOptions options, TimeProvider time)
{
    private readonly Buckets<(ApiKeyId, int PerMinute, int Burst)> keys = new();
    private readonly Buckets<(Tenant, int PerMinute)> customers = new();
    private readonly Buckets<string> addresses = new();

    /// <summary>Takes one call from the key and from its customer's ceiling, or from neither.</summary>
    public CallAllowance Take(KeyRecord key)
    {
        var now = time.Now();
        var tenant = new Tenant(key.Environment, key.CustomerId);
        var ceiling = customers.Get((tenant, key.CeilingPerMinute), id => new TokenBucket(id.PerMinute, ApiKey.DefaultBurst(id.PerMinute), now));
        if (key.RateLimitPerMinute == 0)
        {
            lock (ceiling) return Unlimited(ceiling, now);
        }

        var own = keys.Get((key.KeyId, key.RateLimitPerMinute, key.Burst), id => new TokenBucket(id.PerMinute, id.Burst, now));
        lock (own)
        {
            if (own.Remaining(now) < 1) return Refused(own, own, key, now);

            lock (ceiling)
            {
                if (!ceiling.TryTake(now)) return Refused(ceiling, own, key, now);
            }

            own.TryTake(now);
            return new CallAllowance(null, key.RateLimitPerMinute, own.Remaining(now), own.UntilFull(now));
        }
    }

    /// <summary>Whether an address has failed so often that its unknown keys are not even looked up.</summary>
    public TimeSpan? Barred(string address)
    {
        var bucket = addresses.Find(address);
        if (bucket is null) return null;

        lock (bucket)
        {
            var now = time.Now();
            return bucket.Remaining(now) >= 1 ? null : bucket.UntilNext(now);
        }
    }

    /// <summary>Notes a failed authentication.</summary>
    public void NoteFailure(string address)
    {
        var now = time.Now();
        var bucket = addresses.Get(address, _ => new TokenBucket(options.FailedAuthenticationsPerMinute, options.FailedAuthenticationsPerMinute, now));
        lock (bucket) bucket.TryTake(now);
    }

    /// <summary>Drops what is full again, so that memory follows the callers of the last minutes only.</summary>
    public void Sweep()
    {
        var now = time.Now();
        keys.Sweep(now);
        customers.Sweep(now);
        addresses.Sweep(now);
    }

    private static CallAllowance Unlimited(TokenBucket ceiling, DateTimeOffset now) =>
        new(ceiling.TryTake(now) ? null : ceiling.UntilNext(now), PerMinute: 0, Remaining: 0, TimeSpan.Zero);

    private static CallAllowance Refused(TokenBucket by, TokenBucket own, KeyRecord key, DateTimeOffset now) =>
        new(by.UntilNext(now), key.RateLimitPerMinute, own.Remaining(now), own.UntilFull(now));

    private sealed class Buckets<TKey> where TKey : notnull
    {
        private readonly ConcurrentDictionary<TKey, TokenBucket> buckets = new();

        public TokenBucket Get(TKey key, Func<TKey, TokenBucket> make) => buckets.GetOrAdd(key, make);

        public TokenBucket? Find(TKey key) => buckets.GetValueOrDefault(key);

        public void Sweep(DateTimeOffset now)
        {
            foreach (var (key, bucket) in buckets)
            {
                lock (bucket)
                {
                    if (bucket.IsFull(now)) buckets.TryRemove(key, out _);
                }
            }
        }
    }
}

/// <summary>How a call stands with its key's limit.</summary>
/// <param name="Wait">Set where the call is refused: when the next one is let through.</param>
/// <param name="PerMinute">The key's limit; 0 is none.</param>
/// <param name="Remaining">Calls that are left at this instant.</param>
/// <param name="UntilFull">When the whole burst is there again.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CallAllowance(TimeSpan? Wait, int PerMinute, int Remaining, TimeSpan UntilFull);
