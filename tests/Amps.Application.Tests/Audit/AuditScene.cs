using System.Data.Common;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Amps.Application.Tests.Audit;

/// <summary>An app for each test with some audit events, and the hands of somebody who has the database and not the master key.</summary>
public abstract class AuditScene : IAsyncLifetime
{
    protected AmpsApp App { get; private set; } = null!;

    protected IAuditChains Chains => App.Services.GetRequiredService<IAuditChains>();

    private protected static string Table => TestDatabase.Provider == DatabaseProvider.PostgreSql ? "platform.audit_events" : "audit_events";

    private protected static string HeadTable => TestDatabase.Provider == DatabaseProvider.PostgreSql ? "platform.audit_head" : "audit_head";

    public async Task InitializeAsync() => App = await AmpsApp.StartAsync();

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>Three events for each customer, sealed.</summary>
    protected async Task MakeEventsAsync(int customers)
    {
        for (var i = 0; i < customers; i++) await App.SendAsync(new CreateCustomerCommand("Audited"));
        await Chains.SealAsync(CancellationToken.None);
    }

    protected async Task<AuditVerdict> VerdictAsync(string store = "platform") => (await Chains.VerifyAsync(CancellationToken.None)).Single(verdict => verdict.Store == store);

    /// <summary>Executes a statement on the platform's database, past all of our code.</summary>
    protected async Task<int> ExecuteAsync(string sql)
    {
        await using DbConnection connection = TestDatabase.Provider == DatabaseProvider.PostgreSql
            ? new NpgsqlConnection(App.Services.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>()[Store.Platform]().Database.GetConnectionString())
            : new SqliteConnection($"Data Source={Path.Combine(App.DataFolder, "platform.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes the triggers away, as whoever owns the database can.</summary>
    protected async Task DisarmAsync()
    {
        if (TestDatabase.Provider == DatabaseProvider.PostgreSql) await ExecuteAsync("alter table platform.audit_events disable trigger user");
        else await ExecuteAsync("drop trigger audit_events_insert; drop trigger audit_events_update; drop trigger audit_events_delete");
    }

    protected async Task<IReadOnlyList<AuditEvent>> EventsAsync(AmpsEnvironment environment = AmpsEnvironment.Sandbox) =>
        await App.InAsync(environment, App.Demo.CustomerId, async services =>
            await services.GetRequiredService<IEnvironmentDb>().AuditEvents.AsNoTracking().OrderBy(entry => entry.Id).ToListAsync());

    protected Task<T> SendInAsync<T>(AmpsEnvironment environment, IUseCase<T> useCase) => App.InAsync(environment, App.Demo.CustomerId, async services =>
        (await services.GetRequiredService<ISender>().Send(useCase)).Value);
}
