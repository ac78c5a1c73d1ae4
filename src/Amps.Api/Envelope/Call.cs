using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Domain.Common;

namespace Amps.Api.Envelope;

/// <summary>What is known of the call that is being answered.</summary>
internal sealed class Call(string requestId, long startedAt)
{
    public const int MaxPathLength = 200;

    public string RequestId { get; } = requestId;

    /// <summary>A timestamp of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>The accepted key, once there is one.</summary>
    public KeyRecord? Key { get; set; }

    /// <summary>The failure that was answered, for the log.</summary>
    public Failure? Failure { get; set; }

    /// <summary>The key of a call that has passed the gate; without one, asking is a bug.</summary>
    public KeyRecord AcceptedKey => Key ?? throw new InvalidOperationException("This call has no key.");

    public static Call Of(HttpContext http) => http.Features.Get<Call>() ?? throw new InvalidOperationException("This call has not passed the outermost layer.");
}
