using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Infrastructure.Oems.Simulator;

/// <summary>Keeps histories in the environment's database, each change in a save of its own: to the platform the Simulator is somebody else's system.</summary>
internal sealed class StoredSimulatedStore(IServiceScopeFactory scopes) : ISimulatedStore
{
    private const string Actor = "system:simulator";
    private const int Tries = 10;

    public async Task<SimulatedHistory> LoadAsync(OemSession session, string serial, CancellationToken cancellationToken)
    {
        // Nobody's device yet: an account that is being discovered.
        if (session.Tenant is not { } tenant) return SimulatedHistory.Empty;

        await using var scope = scopes.CreateFor(tenant, Actor);
        var row = await Rows(scope).AsNoTracking().SingleOrDefaultAsync(found => found.Serial == serial, cancellationToken);
        return row is null ? SimulatedHistory.Empty : Read(row);
    }

    public async Task ChangeAsync(OemSession session, string serial, Func<SimulatedHistory, SimulatedHistory> change, CancellationToken cancellationToken)
    {
        var tenant = session.Tenant ?? throw new InvalidOperationException("This session speaks to nobody's device.");
        for (var left = Tries; ; left--)
        {
            try
            {
                await ChangeOnceAsync(tenant, serial, change, cancellationToken);
                return;
            }
            catch (DbUpdateException) when (left > 1)
            {
                // Another change came first; this one is made upon it.
            }
        }
    }

    public async Task ForgetAsync(OemSession session, string serial, CancellationToken cancellationToken)
    {
        var tenant = session.Tenant ?? throw new InvalidOperationException("This session speaks to nobody's device.");
        await using var scope = scopes.CreateFor(tenant, Actor);
        var row = Rows(scope).Where(found => found.Serial == serial);
        await scope.ServiceProvider.GetRequiredService<IEnvironmentDb>().WriteInTurnAsync(() => row.ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private async Task ChangeOnceAsync(Tenant tenant, string serial, Func<SimulatedHistory, SimulatedHistory> change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateFor(tenant, Actor);
        var rows = Rows(scope);
        var row = await rows.SingleOrDefaultAsync(found => found.Serial == serial, cancellationToken);
        if (row is null)
        {
            row = new SimulatedDeviceRow { CustomerId = tenant.CustomerId, Serial = serial };
            rows.Add(row);
        }

        row.History = JsonSerializer.Serialize(change(row.History.Length == 0 ? SimulatedHistory.Empty : Read(row)), SimulatedJson.Default.SimulatedHistory);
        row.Version++;
        await scope.ServiceProvider.GetRequiredService<IEnvironmentDb>().SaveChangesAsync(cancellationToken);
    }

    private static DbSet<SimulatedDeviceRow> Rows(AsyncServiceScope scope) => ((EnvironmentDbContext)scope.ServiceProvider.GetRequiredService<IEnvironmentDb>()).SimulatedDevices;

    private static SimulatedHistory Read(SimulatedDeviceRow row) => JsonSerializer.Deserialize(row.History, SimulatedJson.Default.SimulatedHistory)!;
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SimulatedHistory))]
internal sealed partial class SimulatedJson : JsonSerializerContext;
