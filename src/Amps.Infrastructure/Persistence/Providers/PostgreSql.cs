using System.Collections.Concurrent;
using Amps.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>PostgreSQL: one database, a schema per store.</summary>
internal sealed class PostgreSql(string connectionString) : IDatabaseProvider, IServerClock
{
    // Any constant; all nodes must use the same.
    private const long MigrationLock = 0x616d7073;

    private readonly ConcurrentDictionary<(string Schema, string Name), QueueSql> statements = new();

    public void Configure(DbContextOptionsBuilder builder, Store store) =>
        builder.UseNpgsql(connectionString, options => options.MigrationsHistoryTable("__migrations", store.ToString().ToLowerInvariant()));

    public void Prepare(DbContext context)
    {
        // The driver's own pool is quick.
    }

    public Task<T> WriteAsync<T>(DbContext context, bool isRequest, Func<Task<T>> write, CancellationToken cancellationToken) => write();

    public async Task<IReadOnlyList<DueWork>> FindDueAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Database.SqlQueryRaw<DueWork>(SqlOf(context, queue).FindDue, now).ToListAsync(cancellationToken);

    public async Task<QueueDepth> MeasureAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await context.Database.SqlQueryRaw<QueueDepth>(SqlOf(context, queue).Measure, now).ToListAsync(cancellationToken)).Single();

    public async Task<IReadOnlyList<Claimed>> ClaimAsync(DbContext context, QueueTable queue, Lease lease, IReadOnlyList<Share> shares, CancellationToken cancellationToken) =>
        await context.Database.SqlQueryRaw<Claimed>(SqlOf(context, queue).Claim(shares), [lease.Id, lease.Until, lease.From, .. shares.SelectMany(share => new object[] { share.Of.Partition, share.Most })]).ToListAsync(cancellationToken);

    /// <summary>Nothing: other nodes may be alive, and whoever is not has leases that run out.</summary>
    public Task<int> ReleaseLeasesAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(0);

    public async Task<DateTimeOffset> ReadClockAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select clock_timestamp()", connection);
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellationToken))!);
    }

    public async Task MigrateAsync(DbContext context, Store store, CancellationToken cancellationToken)
    {
        // As long as another node migrates, and as long as a large table takes.
        const int NoLimit = 0;

        // A session's lock: it ends with the connection, however this process ends; a pool would keep both.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = MigrationLock } }, CommandTimeout = NoLimit };
        await command.ExecuteNonQueryAsync(cancellationToken);
        context.Database.SetCommandTimeout(NoLimit);
        await context.Database.MigrateAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(AuditGuard.PostgreSql(context.Model.GetDefaultSchema()!), cancellationToken);

        // The server takes note of a closed connection some time later; the next node need not wait for that.
        command.CommandText = "select pg_advisory_unlock($1)";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    // An array is made once; a join may run its inner side again, and would lock more rows than it may take.
    private QueueSql SqlOf(DbContext context, QueueTable queue) =>
        statements.GetOrAdd((context.Model.GetDefaultSchema()!, queue.Name), table => new($"{table.Schema}.{table.Name}", queue, "for update skip locked", "= any(array("));

    /// <summary>Texts compare byte by byte, whatever the database's locale; instants keep the milliseconds that the wire shows.</summary>
    internal static void Conventions(ModelConfigurationBuilder builder)
    {
        Persistence.Conventions.Apply(builder, collation: "C");
        builder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>().HaveColumnType("timestamp(3) with time zone");
    }

    private sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        at => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
        at => at);
}

internal sealed class PostgreSqlPlatformDbContext(DbContextOptions<PostgreSqlPlatformDbContext> options) : PlatformDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => PostgreSql.Conventions(configurationBuilder);
}

internal sealed class PostgreSqlSandboxDbContext(DbContextOptions<PostgreSqlSandboxDbContext> options) : SandboxDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => PostgreSql.Conventions(configurationBuilder);
}

internal sealed class PostgreSqlLiveDbContext(DbContextOptions<PostgreSqlLiveDbContext> options) : LiveDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => PostgreSql.Conventions(configurationBuilder);
}
