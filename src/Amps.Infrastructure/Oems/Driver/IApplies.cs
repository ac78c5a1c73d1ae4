using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Driver;

/// <summary>Can tell a device a command. A driver implements it once for each command that its code knows.</summary>
/// <remarks>
/// Invariant on purpose: with <c>in TCommand</c>, a driver that implements <c>IApplies&lt;DeviceCommand&gt;</c> would pass the type test
/// for every command, and so claim them all.
/// </remarks>
internal interface IApplies<TCommand> where TCommand : DeviceCommand
{
    /// <summary>Sends the command. What is in force already is a success. To revert is to apply the command that was in force before.</summary>
    /// <remarks>
    /// Repeat it only after a failure that is transient, or when <see cref="IVerifies"/> says that it did not take effect. The session's handle is the same
    /// at each repetition. Never throws for what the manufacturer does.
    /// </remarks>
    Task<DriverResult<OemAnswer>> ApplyAsync(OemSession session, OemDevice device, TCommand command, CancellationToken cancellationToken);
}

/// <summary>Answers <see cref="OemAnswer.Pending"/> now and then, and can be asked again about it. A driver that never does needs it not.</summary>
internal interface IChecks
{
    /// <summary>Asks what became of a command that was accepted. Safe to repeat; a failure that is not transient is the command's end.</summary>
    Task<DriverResult<OemAnswer>> CheckAsync(OemSession session, OemDevice device, string handle, CancellationToken cancellationToken);
}

/// <summary>Can say what a device is told to do at present.</summary>
internal interface IReadsMode
{
    /// <summary>The mode as a command with its parameters: to apply it later brings the mode back. Nothing where it has no words in our commands. Safe to repeat.</summary>
    Task<DriverResult<DeviceCommand?>> ReadModeAsync(OemSession session, OemDevice device, CancellationToken cancellationToken);
}

/// <summary>Can find out whether a command took effect when its answer was lost, for example in a crash.</summary>
/// <remarks>A driver whose commands may be repeated without harm need not find out: it answers <see cref="CommandEffect.NotApplied"/>, and the command is sent again.</remarks>
internal interface IVerifies
{
    /// <summary>Judges from a fresh read; the session's handle is that of the command. Safe to repeat; changes nothing.</summary>
    Task<DriverResult<CommandEffect>> VerifyAsync(OemSession session, OemDevice device, DeviceCommand command, CancellationToken cancellationToken);
}

/// <summary>
/// Speaks to a manufacturer whose own scheduler refuses commands while it runs, and can clear it. Without <see cref="OemSession.ClearsScheduler"/> the driver answers
/// <see cref="OemFailureReason.SchedulerActive"/>; with it, it clears the scheduler, then sends.
/// </summary>
internal interface IClearsScheduler
{
    /// <summary>All that the scheduler holds, in words that the driver could set it up from again; nothing where none runs. Safe to repeat; changes nothing.</summary>
    Task<DriverResult<string?>> ReadSchedulerAsync(OemSession session, OemDevice device, CancellationToken cancellationToken);
}

/// <summary>Can write the settings that its models declare as writable.</summary>
internal interface IWritesSettings
{
    /// <summary>Writes settings of declared keys, in declared units and bounds. Safe to repeat. Some may be written and others not.</summary>
    Task<DriverResult<SettingsOutcome>> WriteAsync(
        OemSession session, OemDevice device, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken);
}
