using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Application.Customers;

/// <summary>Finds apps and what their customers are entitled to, for whoever works in an environment. Asks the database each time, so changes hold at once.</summary>
public sealed class AppDirectory(IServiceScopeFactory scopes)
{
    /// <param name="app">Whatever an end user's link says; what is no id is no app.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>Nothing where there is no such app.</returns>
    public async Task<KnownApp?> FindAsync(string? app, CancellationToken cancellationToken)
    {
        if (!EntityId.TryParse<AppId>(app, out var id)) return null;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        var found = await (
            from row in db.CustomerApps.AsNoTracking()
            join customer in db.Customers.AsNoTracking() on row.CustomerId equals customer.Id
            where row.Id == id
            select new { App = row, customer.LiveEnabled, customer.Tiers }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new KnownApp(found.App, found.LiveEnabled, found.Tiers);
    }

    /// <summary>The app that a customer made first: it speaks for connections that were made without one.</summary>
    /// <returns>Nothing where the customer has none.</returns>
    public async Task<KnownApp?> FindFirstAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        var first = await db.CustomerApps.AsNoTracking().Where(app => app.CustomerId == customer).OrderBy(app => app.Id).Select(app => app.Id).Take(1).ToListAsync(cancellationToken);
        return first.Count == 0 ? null : await FindAsync(first[0].Value, cancellationToken);
    }

    /// <summary>What the apps of a customer may offer together in live.</summary>
    public async Task<OemEntitlement> EntitlementOfAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IPlatformDb>();
        var tiers = await db.Customers.AsNoTracking().Where(row => row.Id == customer).Select(row => row.Tiers).SingleAsync(cancellationToken);
        return OemEntitlement.Of(tiers, await db.CustomerApps.AsNoTracking().Where(app => app.CustomerId == customer).ToListAsync(cancellationToken));
    }
}

/// <summary>An app, with what its customer may do.</summary>
/// <param name="App">Not tracked.</param>
/// <param name="LiveEnabled">Whether the customer may reach real hardware.</param>
/// <param name="Tiers">What the customer is entitled to.</param>
public sealed record KnownApp(CustomerApp App, bool LiveEnabled, IReadOnlyList<Domain.Devices.OemTier> Tiers)
{
    /// <summary>What the app may offer in live.</summary>
    public OemEntitlement Entitlement => OemEntitlement.Of(Tiers, App);
}
