using Amps.Application.Actions.CancelPlans;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.ApiKeys;

/// <summary>Calls off what revoked keys have planned. Keys lie in one store and plans in another, so that it is owed is saved with the revocation, and done afterwards.</summary>
public sealed class KeyCancelling(IServiceScopeFactory scopes, TimeProvider time) : IRecurringJob
{
    private const string Actor = "system:key_revoked";

    // So long another process may still let the key in, and what it then plans comes late.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var owing = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().ApiKeys.AsNoTracking().Where(key => key.OwesCancelling).Select(key => key.Id).ToListAsync(cancellationToken);
        foreach (var key in owing) await CancelAsync(key, cancellationToken);
        return $"{owing.Count} revoked keys looked after";
    }

    /// <summary>Does it for one key now. What the job finds later, it does later.</summary>
    public async Task<CancelledPlans> CancelAsync(ApiKeyId id, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        var key = await db.ApiKeys.AsNoTracking().SingleAsync(row => row.Id == id, cancellationToken);
        var began = time.Now();
        var sum = new CancelledPlans(0, 0, IsDone: false);
        while (!sum.IsDone)
        {
            var part = (await scopes.SendAsync(new Tenant(key.Environment, key.CustomerId), Actor, new CancelPlansCommand(id), cancellationToken)).Value;
            sum = new CancelledPlans(sum.Actions + part.Actions, sum.Schedules + part.Schedules, part.IsDone);
        }

        if (key.RevokedAt + Settled > began) return sum;

        var done = db.ApiKeys.Where(row => row.Id == id);
        await db.WriteInTurnAsync(() => done.ExecuteUpdateAsync(row => row.SetProperty(one => one.OwesCancelling, false), cancellationToken), cancellationToken);
        return sum;
    }
}
