using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Devices;

namespace Amps.Application.Actions.DispatchAction;

/// <summary>A call to a manufacturer that is about to be made.</summary>
/// <param name="Work">Why.</param>
/// <param name="Target">To which device.</param>
/// <param name="Order">What is told, or asked about.</param>
/// <param name="CheckHandle">What to ask with, where it was accepted before.</param>
/// <param name="ClaimEnds">When another may take the work over: a call that could last longer is not made.</param>
public sealed record PreparedCall(ActionWork Work, DeviceTarget Target, CommandOrder Order, string? CheckHandle, DateTimeOffset ClaimEnds);

/// <summary>What came of it: an answer, what a fresh read shows, or what the manufacturer's own scheduler holds.</summary>
public sealed record CallOutcome(OemAnswer? Answer, CommandEffect? Effect, ForeignScheduler? Scheduler = null)
{
    internal static DriverResult<CallOutcome> Of(DriverResult<OemAnswer> answer) =>
        answer.Failure is { } failure ? failure : new CallOutcome(answer.Value, Effect: null);

    internal static DriverResult<CallOutcome> Of(DriverResult<CommandEffect> effect) =>
        effect.Failure is { } failure ? failure : new CallOutcome(Answer: null, effect.Value);

    internal static DriverResult<CallOutcome> Of(DriverResult<string?> scheduler) =>
        scheduler.Failure is { } failure ? failure : new CallOutcome(Answer: null, Effect: null, new ForeignScheduler(scheduler.Value));
}
