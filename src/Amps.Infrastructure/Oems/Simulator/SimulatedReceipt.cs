using System.Globalization;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>What the Simulator gives for a command that it accepted: how that will end, and when. It stands in the handle, so nothing has to be remembered.</summary>
internal sealed record SimulatedReceipt(SandboxOutcome Outcome, DateTimeOffset DueAt)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan UntilTimeout = TimeSpan.FromSeconds(30);

    /// <summary>What a simulated manufacturer's own scheduler holds.</summary>
    public const string OwnSchedule = """{"enabled":true,"periods":[{"from":"00:30","to":"05:00","mode":"charge"},{"from":"16:00","to":"19:00","mode":"discharge"}]}""";

    /// <summary>Of a command that arrives now. What is refused is refused at once, unless a delay was asked for.</summary>
    public static SimulatedReceipt For(SandboxControls? control, bool clearsScheduler, DateTimeOffset now)
    {
        var outcome = control?.Outcome ?? SandboxOutcome.Complete;
        if (outcome == SandboxOutcome.SchedulerActive && clearsScheduler) outcome = SandboxOutcome.Complete;
        return new(outcome, now + (control?.DelaySeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : DelayOf(outcome)));
    }

    /// <summary>Reads <see cref="Handle"/>.</summary>
    public static SimulatedReceipt Parse(string handle)
    {
        var (outcome, ticks) = handle.Split('@') is [var word, var number] ? (word, number) : throw new FormatException("That is no handle of the Simulator.");
        return new(Wire<SandboxOutcome>.Parse(outcome), new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero));
    }

    public string Handle() => string.Create(CultureInfo.InvariantCulture, $"{Wire<SandboxOutcome>.Name(Outcome)}@{DueAt.UtcTicks}");

    public DriverResult<OemAnswer> AnswerAt(DateTimeOffset now)
    {
        if (now < DueAt) return new OemAnswer.Pending(DueAt - now, Handle());

        return Outcome switch
        {
            SandboxOutcome.Complete => new OemAnswer.Done("The device took the command."),
            SandboxOutcome.Reject => new OemFailure(OemFailureReason.Rejected),
            SandboxOutcome.Offline => new OemFailure(OemFailureReason.Offline),
            SandboxOutcome.Timeout => new OemFailure(OemFailureReason.Timeout),
            SandboxOutcome.SchedulerActive => new OemFailure(OemFailureReason.SchedulerActive),
        };
    }

    private static TimeSpan DelayOf(SandboxOutcome outcome) => outcome switch
    {
        SandboxOutcome.Complete => Usual,
        SandboxOutcome.Timeout => UntilTimeout,
        SandboxOutcome.Reject or SandboxOutcome.Offline or SandboxOutcome.SchedulerActive => TimeSpan.Zero,
    };
}
