using Amps.Domain.Customers;
using Amps.Infrastructure.Oems.Driver;

namespace Amps.Infrastructure.Oems;

/// <summary>Every manufacturer that Amps speaks to, one line each, by the environment that it belongs to.</summary>
internal sealed class OemCatalog
{
    private readonly IReadOnlyDictionary<AmpsEnvironment, IReadOnlyDictionary<string, IOem>> byEnvironment;

    public OemCatalog(OemOptions options, TimeProvider time)
    {
        IReadOnlyList<IOem> simulated = Simulator.SimulatedOem.All(time);
        IReadOnlyList<IOem> real = [];

        byEnvironment = new Dictionary<AmpsEnvironment, IReadOnlyDictionary<string, IOem>>
        {
            [AmpsEnvironment.Sandbox] = ByKey(simulated),
            [AmpsEnvironment.Live] = ByKey(options.SimulatorInLive ? [.. real, .. simulated] : real),
        };
    }

    public IEnumerable<IOem> All(AmpsEnvironment environment) => byEnvironment[environment].Values;

    public IOem? Find(AmpsEnvironment environment, string key) => byEnvironment[environment].GetValueOrDefault(key);

    private static Dictionary<string, IOem> ByKey(IEnumerable<IOem> oems) => oems.ToDictionary(oem => oem.Manifest.Key, StringComparer.Ordinal);
}
