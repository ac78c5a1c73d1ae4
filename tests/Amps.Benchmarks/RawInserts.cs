using System.Data.Common;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Amps.Benchmarks;

/// <summary>The yardstick of writes: one row of an action's size per transaction, by prepared statement, as durable as ours, in the same database.</summary>
internal sealed class RawInserts(TestDatabase database)
{
    private const string Create = "create table if not exists raw_inserts (id text primary key, payload text not null)";
    private const string Insert = "insert into raw_inserts (id, payload) values (@id, @payload)";

    private static readonly string Payload = new('x', 600);

    public double Rate(int connections, int each)
    {
        var open = Enumerable.Range(0, connections).Select(_ => Open()).ToList();
        var rate = Rates.Of(connections, each, (index, count) => Run(open[index], count));
        open.ForEach(connection => connection.Dispose());
        return rate;
    }

    private DbConnection Open()
    {
        DbConnection connection = TestDatabase.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteConnection($"Data Source={Path.Combine(database.Folder, "sandbox.db")};Pooling=false"),
            DatabaseProvider.PostgreSql => new NpgsqlConnection($"{database.ConnectionString};Pooling=false"),
        };
        connection.Open();
        if (connection is SqliteConnection) Execute(connection, "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000");
        Execute(connection, Create);
        return connection;
    }

    private static void Run(DbConnection connection, int count)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = Insert;
        var id = insert.CreateParameter();
        id.ParameterName = "id";
        var payload = insert.CreateParameter();
        payload.ParameterName = "payload";
        payload.Value = Payload;
        insert.Parameters.Add(id);
        insert.Parameters.Add(payload);
        for (var i = 0; i < count; i++)
        {
            id.Value = Guid.CreateVersion7().ToString("N");
            insert.ExecuteNonQuery();
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constant texts of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
