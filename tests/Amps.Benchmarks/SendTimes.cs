using System.Collections.Concurrent;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Infrastructure.Oems.Simulator.History;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Amps.Benchmarks;

/// <summary>Notes when each command reaches the Simulator, which stores it right then.</summary>
internal sealed class SendTimes
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);

    public int Count => times.Count;

    public IReadOnlyDictionary<string, DateTimeOffset> All => times;

    public static SendTimes Watch(IServiceCollection services)
    {
        var sends = new SendTimes();
        var real = services.Single(service => service.ServiceType == typeof(ISimulatedStore)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<ISimulatedStore>(provider =>
            new Watched((ISimulatedStore)ActivatorUtilities.CreateInstance(provider, real), sends, provider.GetRequiredService<TimeProvider>())));
        return sends;
    }

    public void Forget() => times.Clear();

    private sealed class Watched(ISimulatedStore store, SendTimes sends, TimeProvider time) : ISimulatedStore
    {
        public Task<SimulatedHistory> LoadAsync(OemSession session, string serial, CancellationToken cancellationToken) => store.LoadAsync(session, serial, cancellationToken);

        public Task ChangeAsync(OemSession session, string serial, Func<SimulatedHistory, SimulatedHistory> change, CancellationToken cancellationToken)
        {
            if (session.Handle is { } handle) sends.times.TryAdd(handle, time.GetUtcNow());
            return store.ChangeAsync(session, serial, change, cancellationToken);
        }

        public Task ForgetAsync(OemSession session, string serial, CancellationToken cancellationToken) => store.ForgetAsync(session, serial, cancellationToken);
    }
}
