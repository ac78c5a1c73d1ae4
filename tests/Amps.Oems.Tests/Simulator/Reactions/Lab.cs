using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Oems.Tests.Contract;

namespace Amps.Oems.Tests.Simulator.Reactions;

/// <summary>The simulated manufacturers with a clock that a test turns.</summary>
internal sealed class Lab : TimeProvider, ISimulatedLog
{
    private readonly Dictionary<string, IOem> oems;

    public Lab(ISimulatedLog? log = null) =>
        oems = SimulatedOem.All(new(this, Store, log ?? this)).ToDictionary(oem => oem.Manifest.Key, StringComparer.Ordinal);

    public DateTimeOffset Now { get; set; } = Sandbox.At("2026-03-01T20:00:00Z");

    public ISimulatedStore Store { get; } = new MemorySimulatedStore();

    public List<string> Reaches { get; } = [];

    public override DateTimeOffset GetUtcNow() => Now;

    public void Reached(string? handle, string serial, string verb, DateTimeOffset at) => Reaches.Add($"{handle} {verb}");

    public IOemDriver Driver(string vendor, DeviceType type) => oems[vendor].Drivers[type];

    public Task<DriverResult<OemAnswer>> ApplyAsync(string vendor, DeviceType type, DeviceCommand command, OemSession? session = null) =>
        CommandCalls.Of(command).Apply(Driver(vendor, type), session ?? Sandbox.Demo, Device, command, CancellationToken.None);

    public Task<DriverResult<OemAnswer>> CheckAsync(string vendor, DeviceType type, string handle) =>
        ((IChecks)Driver(vendor, type)).CheckAsync(Sandbox.Demo, Device, handle, CancellationToken.None);

    public async Task<DeviceCommand?> ModeAsync(string vendor, DeviceType type, OemSession? session = null) =>
        (await ((IReadsMode)Driver(vendor, type)).ReadModeAsync(session ?? Sandbox.Demo, Device, CancellationToken.None)).Value;

    public async Task<CommandEffect> VerifyAsync(string vendor, DeviceType type, DeviceCommand command, OemSession session) =>
        (await ((IVerifies)Driver(vendor, type)).VerifyAsync(session, Device, command, CancellationToken.None)).Value;

    public async Task<SettingsOutcome> WriteAsync(string vendor, DeviceType type, params (string Key, SettingValue Value)[] settings) =>
        (await ((IWritesSettings)Driver(vendor, type)).WriteAsync(
            Sandbox.Demo, Device, settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal), CancellationToken.None)).Value;

    public Task<AnyReading> ReadAsync(string vendor, DeviceType type, OemSession? session = null) =>
        Driver(vendor, type).ReadAnyAsync(type, session ?? Sandbox.Demo, Device);

    public static OemDevice Device { get; } = new("serial", "model");
}
