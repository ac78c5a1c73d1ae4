using Amps.Domain.Customers;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator;

namespace Amps.Infrastructure.Oems;

/// <summary>Every manufacturer that Amps speaks to, one line each, by the environment that it belongs to.</summary>
internal sealed class OemCatalog
{
    private readonly IReadOnlyDictionary<AmpsEnvironment, IReadOnlyDictionary<string, IOem>> byEnvironment;

    public OemCatalog(OemOptions options, ISimulatedStore simulated, TimeProvider time)
        : this(SimulatedOem.All(new(time, simulated, options.SimulatorLog is { } path ? new FileSimulatedLog(path) : new NoSimulatedLog())), real: [], options.SimulatorInLive)
    {
    }

    private OemCatalog(IReadOnlyList<IOem> simulators, IReadOnlyList<IOem> real, bool simulatorInLive) => byEnvironment = new Dictionary<AmpsEnvironment, IReadOnlyDictionary<string, IOem>>
    {
        [AmpsEnvironment.Sandbox] = ByKey(simulators),
        [AmpsEnvironment.Live] = ByKey(simulatorInLive ? [.. real, .. simulators] : real),
    };

    /// <summary>The simulated ones alone, in the sandbox.</summary>
    public static OemCatalog Simulated(ISimulatedStore store, TimeProvider time) => new(SimulatedOem.All(new(time, store, new NoSimulatedLog())), real: [], simulatorInLive: false);

    public IEnumerable<IOem> All(AmpsEnvironment environment) => byEnvironment[environment].Values;

    public IOem? Find(AmpsEnvironment environment, string key) => byEnvironment[environment].GetValueOrDefault(key);

    private static Dictionary<string, IOem> ByKey(IEnumerable<IOem> oems) => oems.ToDictionary(oem => oem.Manifest.Key, StringComparer.Ordinal);
}
