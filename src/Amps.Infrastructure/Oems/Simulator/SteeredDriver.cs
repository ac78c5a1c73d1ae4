using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>What the drivers of all simulated devices that take commands have in common. Which commands those are, each driver says itself.</summary>
internal abstract class SteeredDriver<TState>(SteeredProduct product, SimulatedBackend backend)
    : IOemDriver, IReads<TState>, IChecks, IReadsMode, IVerifies, IClearsScheduler where TState : DeviceState
{
    public DeviceDeclaration Declare(string model) => product.Capabilities.Declaration;

    public async Task<DriverResult<OemReading<TState>>> ReadAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(session, device, SimulatedCallKind.Asks, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        var (history, now) = (entered.Value, backend.Clock.GetUtcNow());
        await backend.NoteReadAsync(session, device.Id, cancellationToken);
        var state = history.Orders.Shown(StateAt(device.Id, history, now), now);
        return new OemReading<TState>(state, history.At(now, product.CourseOf(device.Id)).Settings);
    }

    public async Task<DriverResult<OemAnswer>> CheckAsync(OemSession session, OemDevice device, string handle, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(session, device, SimulatedCallKind.Asks, cancellationToken);
        return entered.Failure is not null ? entered.Failure : SimulatedReceipt.Parse(handle).AnswerAt(backend.Clock.GetUtcNow());
    }

    public async Task<DriverResult<DeviceCommand?>> ReadModeAsync(OemSession session, OemDevice device, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(session, device, SimulatedCallKind.Asks, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        return entered.Value.At(backend.Clock.GetUtcNow(), product.CourseOf(device.Id)).Command ?? product.OwnMode;
    }

    public async Task<DriverResult<CommandEffect>> VerifyAsync(OemSession session, OemDevice device, DeviceCommand command, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(session, device, SimulatedCallKind.Asks, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        var taken = entered.Value.Events.OfType<CommandTaken>();
        var applied = session.Handle is { } handle
            ? taken.Any(earlier => earlier.Command == command && string.Equals(earlier.Handle, handle, StringComparison.Ordinal))
            : taken.LastOrDefault()?.Command == command;
        return applied ? CommandEffect.Applied : CommandEffect.NotApplied;
    }

    // A scheduler runs where the push orders one to be in its way.
    public Task<DriverResult<string?>> ReadSchedulerAsync(OemSession session, OemDevice device, CancellationToken cancellationToken) =>
        SimulatedCall.Answer(session.Sandbox is { Outcome: SandboxOutcome.SchedulerActive } ? SimulatedReceipt.OwnSchedule : null, cancellationToken);

    protected abstract TState StateAt(string serial, SimulatedHistory history, DateTimeOffset instant);

    protected async Task<DriverResult<OemAnswer>> TakeAsync(OemSession session, OemDevice device, DeviceCommand command, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(session, device, SimulatedCallKind.Tells, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        var verb = CommandTable.Of(command).Verb;
        var now = backend.Clock.GetUtcNow();
        backend.Log.Reached(session.Handle, device.Id, verb, now);
        if (!product.Capabilities.Declaration.Commands.ContainsKey(verb)) return new OemFailure(OemFailureReason.Rejected);

        var receipt = SimulatedReceipt.For(session.Sandbox, session.ClearsScheduler, now);
        if (receipt.Outcome == SandboxOutcome.Complete) await AppendAsync(session, device, new CommandTaken(receipt.DueAt, now, command, session.Handle), cancellationToken);
        return receipt.AnswerAt(now);
    }

    protected async Task<DriverResult<SettingsOutcome>> SetAsync(
        OemSession session, OemDevice device, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken)
    {
        var entered = await EnterAsync(session, device, SimulatedCallKind.Tells, cancellationToken);
        if (entered.Failure is not null) return entered.Failure;

        var taken = settings.Where(setting => product.Capabilities.Takes(setting.Key, setting.Value)).ToDictionary(StringComparer.Ordinal);
        if (taken.Count > 0) await AppendAsync(session, device, new SettingsWritten(backend.Clock.GetUtcNow(), taken), cancellationToken);

        return new SettingsOutcome(
            [.. taken.Keys],
            settings.Keys.Where(key => !taken.ContainsKey(key)).ToDictionary(key => key, _ => new OemFailure(OemFailureReason.Rejected), StringComparer.Ordinal));
    }

    private Task AppendAsync(OemSession session, OemDevice device, SimulatedEvent happened, CancellationToken cancellationToken)
    {
        var course = product.CourseOf(device.Id);
        return backend.Store.ChangeAsync(session, device.Id, history => history.With(happened).Shortened(course), cancellationToken);
    }

    private Task<DriverResult<SimulatedHistory>> EnterAsync(OemSession session, OemDevice device, SimulatedCallKind call, CancellationToken cancellationToken) =>
        backend.EnterAsync(session, device.Id, call, cancellationToken);
}
