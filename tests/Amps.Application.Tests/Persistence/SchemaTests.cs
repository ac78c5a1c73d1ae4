using System.Data;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Amps.Application.Tests.Persistence;

public sealed class SchemaTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_migrations_are_those_of_the_model(int store)
    {
        using var context = app.Services.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>()[(Store)store]();

        context.Database.HasPendingModelChanges().ShouldBeFalse("run eng/add-migration");
    }

    [OnceFact]
    public async Task A_context_keeps_its_connection_open_between_statements() =>
        (await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, async services =>
        {
            var db = (EnvironmentDbContext)services.GetRequiredService<IEnvironmentDb>();
            await db.Devices.CountAsync();
            return db.Database.GetDbConnection().State;
        })).ShouldBe(ConnectionState.Open);

    [Fact]
    public async Task Two_processes_that_migrate_at_once_do_it_once()
    {
        await using var fresh = await TestDatabase.CreateAsync();
        var runs = await Task.WhenAll(AmpsProcess.RunAsync(fresh, "admin", "migrate"), AmpsProcess.RunAsync(fresh, "admin", "migrate"));

        runs.ShouldAllBe(run => run.ExitCode == 0, string.Join("\n", runs.Select(run => run.Output)));
    }

    [Fact]
    public async Task A_migration_waits_for_another_nodes_however_long_that_takes()
    {
        if (TestDatabase.Provider != DatabaseProvider.PostgreSql) return;

        await using var fresh = await TestDatabase.CreateAsync();
        await using var other = new NpgsqlConnection(fresh.ConnectionString);
        await other.OpenAsync();
        await using var hold = new NpgsqlCommand("select pg_advisory_lock(1634562163)", other);
        await hold.ExecuteNonQueryAsync();

        // A second is this connection's limit for any command.
        var provider = new PostgreSql(fresh.ConnectionString + ";Command Timeout=1");
        var options = new DbContextOptionsBuilder<PostgreSqlPlatformDbContext>();
        provider.Configure(options, Store.Platform);
        await using var context = new PostgreSqlPlatformDbContext(options.Options);
        var migration = provider.MigrateAsync(context, Store.Platform, CancellationToken.None);
        await using var look = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'advisory' and now() - query_start > interval '1.5 s'", other);
        await Eventually.HoldsAsync(async () => migration.IsCompleted || (long)(await look.ExecuteScalarAsync())! > 0, "it waited for more than its limit");
        await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", other);
        await release.ExecuteNonQueryAsync();

        await migration;
        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        await using var again = new NpgsqlCommand("select pg_try_advisory_lock(1634562163)", other);
        (await again.ExecuteScalarAsync()).ShouldBe(true, "whoever has migrated lets the next one in at once");
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_holds_nobody_up()
    {
        if (TestDatabase.Provider != DatabaseProvider.Sqlite) return;

        await using var fresh = await TestDatabase.CreateAsync();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(fresh.Folder, "platform.db")}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "create table __EFMigrationsLock (Id integer primary key, Timestamp text); insert into __EFMigrationsLock values (1, '2026-01-01')";
            await command.ExecuteNonQueryAsync();
        }

        var (exitCode, output) = await AmpsProcess.RunAsync(fresh, "admin", "migrate");

        exitCode.ShouldBe(0, output);
    }
}
