using System.Linq.Expressions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Credentials;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Persistence;

/// <summary>Looks over all customers, at nothing but whose an account is.</summary>
internal sealed class CredentialFinder(IReadOnlyDictionary<Store, Func<DbContext>> stores) : ICredentialFinder
{
    public Task<FoundCredential?> ByReconnectHashAsync(string hash, CancellationToken cancellationToken) => stores.FindAsync(
        (context, environment) => All(context).Where(row => row.ReconnectHash == hash).Select(row => new FoundCredential(new Tenant(environment, row.CustomerId), row.Id)),
        cancellationToken);

    public Task<FoundCredential?> FindAsync(CredentialId credential, CancellationToken cancellationToken) => stores.FindAsync(
        (context, environment) => All(context).Where(row => row.Id == credential).Select(row => new FoundCredential(new Tenant(environment, row.CustomerId), row.Id)),
        cancellationToken);

    public Task<FoundCredential?> ByDeviceAsync(DeviceId device, CancellationToken cancellationToken) => stores.FindAsync(
        (context, environment) => context.Devices.AsNoTracking().IgnoreQueryFilters([Filters.Customer]).Where(row => row.Id == device)
            .Select(row => new FoundCredential(new Tenant(environment, row.CustomerId), row.CredentialId)),
        cancellationToken);

    public async Task<IReadOnlyList<FoundCredential>> DueAsync(AmpsEnvironment environment, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        await using var context = stores.Open(environment);

        // Rows from before there were checks have no time yet.
        var due = All(context).Where(row => row.CheckDueAt == null || row.CheckDueAt <= now);
        var live = await FindAsync(CredentialState.Live, row => true);

        // Who is refused is not asked; only what no device uses goes.
        var devices = context.Set<Device>().IgnoreQueryFilters([Filters.Customer]);
        return live.Count == most ? live : [.. live, .. await FindAsync(CredentialState.Broken, row => !devices.Any(device => device.CredentialId == row.Id))];

        Task<List<FoundCredential>> FindAsync(CredentialState state, Expression<Func<Credential, bool>> those) =>
            due.Where(row => row.State == state).Where(those).OrderBy(row => row.CheckDueAt).Take(most)
                .Select(row => new FoundCredential(new Tenant(environment, row.CustomerId), row.Id)).ToListAsync(cancellationToken);
    }

    private static IQueryable<Credential> All(EnvironmentDbContext context) => context.Credentials.AsNoTracking().IgnoreQueryFilters([Filters.Customer]);
}
