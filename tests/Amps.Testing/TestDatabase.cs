using Amps.Infrastructure.Persistence;
using Npgsql;

namespace Amps.Testing;

/// <summary>
/// A database of its own for one running app. Which server it lies on says <c>AMPS_TEST_DATABASE</c> (Sqlite or PostgreSql),
/// and where PostgreSQL is <c>AMPS_TEST_POSTGRES</c>; <c>./test</c> runs the suites on both.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? server;

    private TestDatabase(string folder, string? server, string? name)
    {
        Folder = folder;
        Name = name;
        this.server = server;
    }

    public static DatabaseProvider Provider { get; } = Enum.Parse<DatabaseProvider>(Environment.GetEnvironmentVariable("AMPS_TEST_DATABASE") ?? nameof(DatabaseProvider.Sqlite));

    public string Folder { get; }

    /// <summary>Of PostgreSQL.</summary>
    public string ConnectionString => $"{server};Database={Name}";

    private string? Name { get; }

    /// <summary>The settings by which the app finds it.</summary>
    public IReadOnlyList<string> Arguments => Provider switch
    {
        DatabaseProvider.Sqlite => ["--data", Folder],
        DatabaseProvider.PostgreSql => ["--data", Folder, "--Database:Provider", "PostgreSql", "--ConnectionStrings:Amps", ConnectionString],
    };

    public static async Task<TestDatabase> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("amps-test-").FullName;
        if (Provider == DatabaseProvider.Sqlite) return new TestDatabase(folder, server: null, name: null);

        var where = Environment.GetEnvironmentVariable("AMPS_TEST_POSTGRES") ?? throw new InvalidOperationException("AMPS_TEST_POSTGRES must name the server; ./test sets it.");
        var name = "amps_" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);
        await ExecuteAsync(where, $"create database {name}");
        return new TestDatabase(folder, where, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await ExecuteAsync(server, $"drop database if exists {Name} with (force)");
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task ExecuteAsync(string where, string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{where};Database=postgres;Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
