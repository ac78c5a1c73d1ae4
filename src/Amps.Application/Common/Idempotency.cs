using System.Text.Json;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Common;

/// <summary>Remembers what a call with an idempotency key was answered: a success in the same save as its effect, a refusal in a save of its own.</summary>
public sealed class Idempotency(IEnvironmentDb db, IVault vault, RequestScope scope, TimeProvider time)
{
    private IdempotentCall? current;
    private int currentStatus;

    /// <summary>What the call was answered before, within 24 hours.</summary>
    public async Task<RememberedAnswer?> FindAsync(IdempotentCall call, CancellationToken cancellationToken)
    {
        var record = await db.IdempotencyRecords.AsNoTracking().SingleOrDefaultAsync(row => row.Method == call.Method && row.Path == call.Path && row.Key == call.Key, cancellationToken);
        if (record is null || record.IsForgotten(time.Now())) return null;

        var json = record.IsSealed ? vault.Open(scope.Tenant, RowOf(call), record.Answer) : record.Answer;
        return json is null
            ? throw new InvalidOperationException("A remembered answer cannot be opened: the master key or the key ring is not the one it was sealed with.")
            : new RememberedAnswer(record.BodyHash, record.Status, json);
    }

    /// <summary>Says that the next command of this scope carries out the call.</summary>
    public void Begin(IdempotentCall call, int status)
    {
        current = call;
        currentStatus = status;
    }

    /// <summary>Says that what is saved from here on is not the call's answer: that failed in a way that its repetition may mend.</summary>
    public void LeaveOut() => current = null;

    /// <summary>Remembers a refusal, which nothing else is saved with.</summary>
    /// <returns>Whether it is remembered; not where the same call came twice, and the other one's answer is.</returns>
    public async Task<bool> RememberAsync(IdempotentCall call, int status, string error, CancellationToken cancellationToken)
    {
        db.Forget();
        if (!await TryAddAsync(call, status, error, cancellationToken)) return false;

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    /// <summary>Adds the record to what is about to be saved.</summary>
    /// <returns>A failure where the same call was carried out meanwhile.</returns>
    internal async Task<Failure?> AddToSaveAsync(object? value, Type type, CancellationToken cancellationToken)
    {
        if (current is not { } call || value is null) return null;

        var json = JsonSerializer.Serialize(value, AmpsJson.Default.GetTypeInfo(type)!);
        var added = await TryAddAsync(call, currentStatus, value is IHoldsSecret ? vault.Seal(scope.Tenant, RowOf(call), json) : json, cancellationToken);
        return added ? null : IdempotencyFailures.InProgress;
    }

    private async Task<bool> TryAddAsync(IdempotentCall call, int status, string answer, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var known = await db.IdempotencyRecords.SingleOrDefaultAsync(row => row.Method == call.Method && row.Path == call.Path && row.Key == call.Key, cancellationToken);
        if (known is not null && !known.IsForgotten(now)) return false;

        if (known is not null) known.Replace(call, status, answer, now);
        else db.IdempotencyRecords.Add(IdempotencyRecord.Of(scope.Tenant.CustomerId, call, status, answer, now));
        return true;
    }

    private static string RowOf(IdempotentCall call) => $"idempotency {call.Method} {call.Path} {call.Key}";
}

/// <summary>What a call with an idempotency key was answered.</summary>
/// <param name="BodyHash">Of the call's body.</param>
/// <param name="Status">Of HTTP.</param>
/// <param name="Json">The envelope's <c>data</c>, or its <c>error</c>.</param>
public sealed record RememberedAnswer(string BodyHash, int Status, string Json)
{
    /// <summary>What a log may show of it.</summary>
    public override string ToString() => $"{Status}";
}
