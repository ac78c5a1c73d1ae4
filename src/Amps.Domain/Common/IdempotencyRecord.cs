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
    public string BodyHash { get; private set; } = "";

    public int Status { get; private set; }

    /// <summary>The envelope's <c>data</c>, or its <c>error</c>, as JSON; sealed where it holds a secret.</summary>
    public string Answer { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    // JSON begins with its brace, and sealed text never does.
    public bool IsSealed => Answer is not ['{', ..];

    public bool IsForgotten(DateTimeOffset now) => now - CreatedAt >= Kept;

    /// <summary>The longest path that is remembered.</summary>
    public const int MaxPathLength = 200;

    /// <summary>Uses a forgotten record's place for another answer.</summary>
    public void Replace(IdempotentCall call, int status, string answer, DateTimeOffset now)
    {
        BodyHash = call.BodyHash;
        Status = status;
        Answer = answer;
        CreatedAt = now;
    }

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
