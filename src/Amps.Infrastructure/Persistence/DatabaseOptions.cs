namespace Amps.Infrastructure.Persistence;

/// <summary>Where the data lies, section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which database server. The default value is <see cref="DatabaseProvider.Sqlite"/>, which needs none.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;
}

public enum DatabaseProvider
{
    /// <summary>Three files in the data folder.</summary>
    Sqlite,

    /// <summary>One database with three schemas; the connection string is <c>ConnectionStrings:Amps</c>.</summary>
    PostgreSql,
}
