using System.Collections.Concurrent;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Testing;

/// <summary>The real gateway, unless a test has told what a device's manufacturer shall do instead.</summary>
public sealed class ScriptedGateway(IDeviceGateway real) : IDeviceGateway
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<OemFailure?>>> scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OemFailureReason> refusals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> reads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<DriverResult<SettingsOutcome>>>> writeScripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DriverResult<string?>> schedulers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> writes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<OemFailure?>>> sendScripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<OemFailure?>>> modeScripts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OemFailure> askFailures = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> sending = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> sends = new();
    private readonly ConcurrentQueue<string> revoked = new();

    /// <summary>How many sends to a manufacturer are under way.</summary>
    public int Sending(string oem) => sending.GetValueOrDefault(oem);

    /// <summary>The handles of all commands that were sent, in their order.</summary>
    public IReadOnlyCollection<string> Sends => sends;

    /// <summary>The accounts whose grants were given back.</summary>
    public IReadOnlyCollection<string> Revoked => revoked;

    /// <summary>How giving back a grant fails; it does not, while this is nothing.</summary>
    public OemFailureReason? RevokeFails { get; set; }

    /// <summary>How checks of accounts fail; they do not, while this is nothing.</summary>
    public OemFailureReason? CheckFails { get; set; }

    /// <summary>Runs before we take leave of a manufacturer, which its key names: before a device is released and before a grant is given back.</summary>
    public Func<string, CancellationToken, Task>? Leaving { get; set; }

    /// <summary>Lets every send to a manufacturer or to a device, by its key or id there, run this first; a failure that it answers becomes the manufacturer's.</summary>
    public void ScriptSends(string to, Func<CancellationToken, Task<OemFailure?>> before) => sendScripts[to] = before;

    /// <summary>How often a device was read at its manufacturer.</summary>
    public int Reads(string oemDeviceId) => reads.GetValueOrDefault(oemDeviceId);

    /// <summary>Lets every read of a device run this first; a failure that it answers becomes the manufacturer's.</summary>
    public void Script(string oemDeviceId, Func<CancellationToken, Task<OemFailure?>> before) => scripts[oemDeviceId] = before;

    public void Fail(string oemDeviceId, OemFailureReason reason) => Script(oemDeviceId, _ => Task.FromResult<OemFailure?>(new OemFailure(reason)));

    public void Restore(string oemDeviceId) => scripts.TryRemove(oemDeviceId, out _);

    /// <summary>How often a device's settings were written at its manufacturer.</summary>
    public int Writes(string oemDeviceId) => writes.GetValueOrDefault(oemDeviceId);

    /// <summary>Answers every settings write to a device in place of its manufacturer; nothing gives it back.</summary>
    public void AnswerWrites(string oemDeviceId, Func<CancellationToken, Task<DriverResult<SettingsOutcome>>>? answer)
    {
        if (answer is null) writeScripts.TryRemove(oemDeviceId, out _);
        else writeScripts[oemDeviceId] = answer;
    }

    /// <summary>Answers every question after a device's own scheduler in place of its manufacturer.</summary>
    public void AnswerScheduler(string oemDeviceId, DriverResult<string?> answer) => schedulers[oemDeviceId] = answer;

    /// <summary>Lets every read of a device's mode run this first; a failure that it answers becomes the manufacturer's.</summary>
    public void ScriptModes(string oemDeviceId, Func<CancellationToken, Task<OemFailure?>> before) => modeScripts[oemDeviceId] = before;

    /// <summary>Lets every question after a command that was sent to a device fail; nothing ends that.</summary>
    public void FailAsks(string oemDeviceId, OemFailure? failure)
    {
        if (failure is null) askFailures.TryRemove(oemDeviceId, out _);
        else askFailures[oemDeviceId] = failure;
    }

    /// <summary>Lets every command to a device fail.</summary>
    public void Refuse(string oemDeviceId, OemFailureReason reason) => refusals[oemDeviceId] = reason;

    public IReadOnlyList<OemDescription> Oems(AmpsEnvironment environment) => real.Oems(environment);

    public async Task<DriverResult<DeviceReading>> ReadAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken)
    {
        reads.AddOrUpdate(target.OemDeviceId, 1, (_, count) => count + 1);
        if (scripts.TryGetValue(target.OemDeviceId, out var script) && await script(cancellationToken) is { } failure) return failure;

        return await real.ReadAsync(environment, target, cancellationToken);
    }

    public Task<DriverResult<IReadOnlyList<DiscoveredDevice>>> DiscoverAsync(AmpsEnvironment environment, string oem, string account, CancellationToken cancellationToken) =>
        real.DiscoverAsync(environment, oem, account, cancellationToken);

    public async Task<DriverResult<DeviceCommand?>> ReadModeAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken)
    {
        if (modeScripts.TryGetValue(target.OemDeviceId, out var script) && await script(cancellationToken) is { } failure) return failure;

        return await real.ReadModeAsync(environment, target, cancellationToken);
    }

    public Task<DriverResult<string?>> ReadSchedulerAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken) =>
        schedulers.TryGetValue(target.OemDeviceId, out var answer) ? Task.FromResult(answer) : real.ReadSchedulerAsync(environment, target, order, cancellationToken);

    public async Task<DriverResult<OemAnswer>> ApplyAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken)
    {
        sends.Enqueue(order.Handle);
        sending.AddOrUpdate(target.Oem, 1, (_, count) => count + 1);
        try
        {
            if (refusals.TryGetValue(target.OemDeviceId, out var reason)) return new OemFailure(reason);

            var script = sendScripts.GetValueOrDefault(target.OemDeviceId) ?? sendScripts.GetValueOrDefault(target.Oem);
            if (script is not null && await script(cancellationToken) is { } failure) return failure;

            return await real.ApplyAsync(environment, target, order, cancellationToken);
        }
        finally
        {
            sending.AddOrUpdate(target.Oem, 0, (_, count) => count - 1);
        }
    }

    public Task<DriverResult<OemAnswer>> CheckAsync(
        AmpsEnvironment environment, DeviceTarget target, CommandOrder order, string handle, CancellationToken cancellationToken) =>
        askFailures.TryGetValue(target.OemDeviceId, out var failure) ? Task.FromResult<DriverResult<OemAnswer>>(failure) : real.CheckAsync(environment, target, order, handle, cancellationToken);

    public Task<DriverResult<CommandEffect>> VerifyAsync(AmpsEnvironment environment, DeviceTarget target, CommandOrder order, CancellationToken cancellationToken) =>
        askFailures.TryGetValue(target.OemDeviceId, out var failure) ? Task.FromResult<DriverResult<CommandEffect>>(failure) : real.VerifyAsync(environment, target, order, cancellationToken);

    public Task<DriverResult<SettingsOutcome>> WriteSettingsAsync(
        AmpsEnvironment environment, DeviceTarget target, IReadOnlyDictionary<string, SettingValue> settings, CancellationToken cancellationToken)
    {
        writes.AddOrUpdate(target.OemDeviceId, 1, (_, count) => count + 1);
        return writeScripts.TryGetValue(target.OemDeviceId, out var script) ? script(cancellationToken) : real.WriteSettingsAsync(environment, target, settings, cancellationToken);
    }

    public Task<DriverResult<Done>> CheckAccountAsync(Tenant tenant, string oem, string account, AccountAccess? access, CancellationToken cancellationToken) =>
        CheckFails is { } reason ? Task.FromResult<DriverResult<Done>>(new OemFailure(reason)) : real.CheckAccountAsync(tenant, oem, account, access, cancellationToken);

    public async Task<DriverResult<Done>> ReleaseAsync(AmpsEnvironment environment, DeviceTarget target, CancellationToken cancellationToken)
    {
        if (Leaving is not null) await Leaving(target.Oem, cancellationToken);
        return await real.ReleaseAsync(environment, target, cancellationToken);
    }

    public async Task<DriverResult<Done>> RevokeAsync(Tenant tenant, string oem, string account, AccountAccess? access, CancellationToken cancellationToken)
    {
        if (Leaving is not null) await Leaving(oem, cancellationToken);
        if (RevokeFails is { } reason) return new OemFailure(reason);

        revoked.Enqueue($"{oem} {account}");
        return await real.RevokeAsync(tenant, oem, account, access, cancellationToken);
    }
}
