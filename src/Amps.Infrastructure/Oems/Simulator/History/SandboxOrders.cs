using System.Text.Json.Serialization;
using Amps.Application.Sandbox;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator.History;

/// <summary>What an integrator arranged for one simulated device. It lies over what the device does and changes nothing of that.</summary>
/// <param name="Held">Fields that the device says instead of its own.</param>
/// <param name="Failures">How the next calls fail.</param>
/// <param name="IsLockedOut">Whether the account's credentials are refused.</param>
/// <param name="LockedOutAt">Since when; what was granted from then on is good.</param>
internal sealed record SandboxOrders(HeldFields? Held = null, OrderedFailures? Failures = null, bool IsLockedOut = false, DateTimeOffset? LockedOutAt = null)
{
    public static SandboxOrders None { get; } = new();

    /// <summary>What the device says, of what it would say by itself.</summary>
    public TState Shown<TState>(TState own, DateTimeOffset now) where TState : DeviceState =>
        Held is { } held && now < held.Until ? held.Patch.Over(own) : own;

    /// <summary>The orders after a call, and the failure that the call meets.</summary>
    /// <param name="call">What the call wants.</param>
    /// <param name="signedInAt">When the account's owner signed in for it; none where no grant says.</param>
    public (SandboxOrders After, OemFailure? Failure) Meet(SimulatedCallKind call, DateTimeOffset? signedInAt = null)
    {
        if (IsLockedOut && !(signedInAt >= LockedOutAt)) return (this, Ordered(OemFailureReason.CredentialsRejected));
        if (Failures is not { } failures || !failures.Meets(call)) return (this, null);

        return (this with { Failures = failures.Remaining > 1 ? failures with { Remaining = failures.Remaining - 1 } : null }, Ordered(failures.Reason));
    }

    /// <summary>The orders once what was granted so far is refused.</summary>
    public SandboxOrders LockOut(DateTimeOffset now) => this with { IsLockedOut = true, LockedOutAt = now };

    /// <summary>The orders once the account's owner has signed in: what was refused is forgotten.</summary>
    public SandboxOrders LetIn() =>
        this with { IsLockedOut = false, LockedOutAt = null, Failures = Failures is { } failures && new OemFailure(failures.Reason).Disconnects ? null : Failures };

    private static OemFailure Ordered(OemFailureReason reason) => new(reason) { IsOrdered = true };
}

/// <summary>Fields that a device says instead of its own.</summary>
internal sealed record HeldFields(StatePatch Patch, DateTimeOffset Until);

/// <summary>How the next calls for a device fail. The reason's words lie in databases: they never change.</summary>
internal sealed record OrderedFailures([property: JsonConverter(typeof(WireEnumConverter<OemFailureReason>))] OemFailureReason Reason, int Remaining)
{
    /// <summary>Whether a call fails with it. To refuse, a manufacturer must be told something first.</summary>
    public bool Meets(SimulatedCallKind call) => Reason switch
    {
        OemFailureReason.Rejected or OemFailureReason.SchedulerActive => call == SimulatedCallKind.Tells,
        OemFailureReason.Unavailable or OemFailureReason.BadAnswer or OemFailureReason.Timeout or OemFailureReason.Asleep or OemFailureReason.RateLimited
            or OemFailureReason.Offline or OemFailureReason.Gone or OemFailureReason.CredentialsRejected or OemFailureReason.MfaRequired => true,
    };
}

/// <summary>What a call wants.</summary>
internal enum SimulatedCallKind
{
    /// <summary>To know something.</summary>
    Asks,

    /// <summary>To change something: a command, settings.</summary>
    Tells,
}
