using System.Collections.Concurrent;
using System.Data;
using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Persistence.Providers.Writer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Amps.Infrastructure.Persistence.Providers;

/// <summary>SQLite: a file per store in the data folder, write-ahead log, nothing to set up.</summary>
internal sealed class Sqlite(string folder) : IDatabaseProvider, IDisposable
{
    private readonly Dictionary<Store, SqliteWriter> writers = Enum.GetValues<Store>().ToDictionary(store => store, store => new SqliteWriter(PathOf(folder, store)));

    private readonly ConcurrentDictionary<string, QueueSql> statements = new(StringComparer.Ordinal);

    public void Configure(DbContextOptionsBuilder builder, Store store) => builder
        .UseSqlite(ConnectionString(store), options => options.MigrationsHistoryTable("__migrations"))
        .AddInterceptors(SqliteDurability.Instance)
        .ConfigureWarnings(warnings => warnings.Ignore(SqliteEventId.SchemaConfiguredWarning)); // Here a store is a file, not a schema.

    public async Task MigrateAsync(DbContext context, Store store, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        // EF's own lock is a row that a killed process leaves behind for ever; the file's lock dies with its holder, so a row seen under it is stale.
        await using var held = await FileLock.WaitAsync(Path.Combine(folder, "migrate.lock"), cancellationToken);
        await ExecuteAsync(store, "PRAGMA journal_mode = WAL", cancellationToken);
        await ExecuteAsync(store, "DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(AuditGuard.Sqlite, cancellationToken);
    }

    /// <remarks>EF opens and closes the connection for each statement. So it is opened once, and closed when the context goes back to the pool.</remarks>
    public void Prepare(DbContext context)
    {
        if (context.Database.GetDbConnection().State != ConnectionState.Open) context.Database.OpenConnection();
    }

    public Task<T> WriteAsync<T>(DbContext context, bool isRequest, Func<Task<T>> write, CancellationToken cancellationToken) =>
        writers[StoreOf(context)].WriteAsync(context, isRequest, write, cancellationToken);

    public async Task<IReadOnlyList<DueWork>> FindDueAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await context.Database.SqlQueryRaw<DueRow>(SqlOf(queue).FindDue, now.ToUnixTimeMilliseconds()).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new DueWork(row.Partition, row.Priority, DateTimeOffset.FromUnixTimeMilliseconds(row.Oldest), row.Customer))];
    }

    public async Task<QueueDepth> MeasureAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = (await context.Database.SqlQueryRaw<DepthRow>(SqlOf(queue).Measure, now.ToUnixTimeMilliseconds()).ToListAsync(cancellationToken)).Single();
        return new QueueDepth(row.Due, row.Leased, row.Oldest is { } oldest ? DateTimeOffset.FromUnixTimeMilliseconds(oldest) : null);
    }

    public async Task<IReadOnlyList<Claimed>> ClaimAsync(DbContext context, QueueTable queue, Lease lease, IReadOnlyList<Share> shares, CancellationToken cancellationToken)
    {
        object[] parameters = [lease.Id, lease.Until.ToUnixTimeMilliseconds(), lease.From.ToUnixTimeMilliseconds(), .. shares.SelectMany(share => new object[] { share.Of.Partition, share.Most })];
        var claim = context.Database.SqlQueryRaw<ClaimedRow>(SqlOf(queue).Claim(shares), parameters);
        var rows = await WriteAsync(context, isRequest: false, () => claim.ToListAsync(cancellationToken), cancellationToken);
        return [.. rows.Select(row => new Claimed(row.Id, row.CustomerId, row.LeaseId, row.Partition, DateTimeOffset.FromUnixTimeMilliseconds(row.DueAt)))];
    }

    public void Dispose()
    {
        foreach (var writer in writers.Values) writer.Dispose();
    }

    /// <summary>All of them: the folder's lock says that this is the only server, so whoever held them is gone.</summary>
    public Task<int> ReleaseLeasesAsync(DbContext context, QueueTable queue, DateTimeOffset now, CancellationToken cancellationToken) =>
        WriteAsync(context, isRequest: false, () => context.Database.ExecuteSqlRawAsync(SqlOf(queue).ReleaseLeases(), [now.ToUnixTimeMilliseconds()], cancellationToken), cancellationToken);

    private async Task ExecuteAsync(Store store, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ConnectionString(store));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string ConnectionString(Store store) =>
        new SqliteConnectionStringBuilder { DataSource = PathOf(folder, store), ForeignKeys = true }.ToString();

    private QueueSql SqlOf(QueueTable queue) => statements.GetOrAdd(queue.Name, _ => new QueueSql(queue.Name, queue));

    private static string PathOf(string folder, Store store) => Path.Combine(folder, $"{store.ToString().ToLowerInvariant()}.db");

    private static Store StoreOf(DbContext context) => context switch
    {
        PlatformDbContext => Store.Platform,
        SandboxDbContext => Store.Sandbox,
        LiveDbContext => Store.Live,
        _ => throw new InvalidOperationException($"{context.GetType().Name} is no store of ours."),
    };

    /// <summary>EF cannot order or compare <see cref="DateTimeOffset"/> on SQLite, so instants are whole milliseconds there.</summary>
    internal static void Conventions(ModelConfigurationBuilder builder)
    {
        Persistence.Conventions.Apply(builder);
        builder.Properties<DateTimeOffset>().HaveConversion<MillisecondsConverter>();
    }

    // The conventions do not reach the rows of raw SQL.
    private sealed record DueRow(string Partition, int Priority, long Oldest, string Customer);

    private sealed record DepthRow(long Due, long Leased, long? Oldest);

    private sealed record ClaimedRow(string Id, string CustomerId, string LeaseId, string Partition, long DueAt);

    private sealed class MillisecondsConverter() : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));
}

internal sealed class SqlitePlatformDbContext(DbContextOptions<SqlitePlatformDbContext> options) : PlatformDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Sqlite.Conventions(configurationBuilder);
}

internal sealed class SqliteSandboxDbContext(DbContextOptions<SqliteSandboxDbContext> options) : SandboxDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Sqlite.Conventions(configurationBuilder);
}

internal sealed class SqliteLiveDbContext(DbContextOptions<SqliteLiveDbContext> options) : LiveDbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Sqlite.Conventions(configurationBuilder);
}
