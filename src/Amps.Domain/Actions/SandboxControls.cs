using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Actions;

/// <summary>How a simulated device is to treat one push, so that integrators can try every end of it.</summary>
/// <param name="Outcome">How it ends, at the first attempt.</param>
/// <param name="DelaySeconds">After how many seconds, 0 to <see cref="MaxDelaySeconds"/>; the Simulator's own time where absent.</param>
public sealed record SandboxControls(SandboxOutcome Outcome = SandboxOutcome.Complete, int? DelaySeconds = null)
{
    public const int MaxDelaySeconds = 300;

    /// <summary>Whether the push is to fail: then it does at once, without retries, and says nothing about the manufacturer.</summary>
    [JsonIgnore]
    public bool OrdersFailure => Outcome != SandboxOutcome.Complete;
}

/// <summary>How a simulated push ends.</summary>
[JsonConverter(typeof(WireEnumConverter<SandboxOutcome>))]
public enum SandboxOutcome
{
    Complete,
    Reject,
    Offline,
    Timeout,
    SchedulerActive,
}
