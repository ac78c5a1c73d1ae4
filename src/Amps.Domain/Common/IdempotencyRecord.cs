using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Common;

/// <summary>What a call with an idempotency key was answered, so that its repetition is answered the same.</summary>
public sealed class IdempotencyRecord : IOwned
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public const int MaxKeyLength = 64;

    private IdempotencyRecord()
    {
    }

    public CustomerId CustomerId { get; private init; }

    public string Method { get; private init; } = "";

    public string Path { get; private init; } = "";

    public string Key { get; private init; } = "";

    /// <summary>SHA-256 of the raw body, in hex.</summary>
    public string BodyHash { get; private init; } = "";

    public int Status { get; private init; }

    /// <summary>The envelope's <c>data</c>, or its <c>error</c>, as JSON.</summary>
    public string Answer { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsForgotten(DateTimeOffset now) => now - CreatedAt >= Kept;

    public static IdempotencyRecord Of(CustomerId customer, IdempotentCall call, int status, string answer, DateTimeOffset now) => new()
    {
        CustomerId = customer,
        Method = call.Method,
        Path = call.Path,
        Key = call.Key,
        BodyHash = call.BodyHash,
        Status = status,
        Answer = answer,
        CreatedAt = now,
    };
}

/// <summary>A call that must not take effect twice.</summary>
public sealed record IdempotentCall(string Method, string Path, string Key, string BodyHash);

/// <summary>Why a call with an idempotency key is not carried out.</summary>
public static class IdempotencyFailures
{
    public static Failure InProgress { get; } = new(FailureKind.Conflict, ErrorCode.IdempotencyInProgress,
        "The first call with this idempotency key is still running. Repeat in a moment.");

    public static Failure Reused { get; } = new(FailureKind.Unprocessable, ErrorCode.IdempotencyKeyReused,
        "This idempotency key was used with another body. Use a new key for a new request.");
}
