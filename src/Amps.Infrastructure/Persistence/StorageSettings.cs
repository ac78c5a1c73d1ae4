using Microsoft.Extensions.Configuration;

namespace Amps.Infrastructure.Persistence;

/// <summary>Where the data lies, after the settings were checked.</summary>
/// <param name="Provider">Which database server.</param>
/// <param name="DataFolder">The folder of SQLite's files.</param>
/// <param name="ConnectionString">Of a database server; empty for SQLite.</param>
internal sealed record StorageSettings(DatabaseProvider Provider, string DataFolder, string ConnectionString)
{
    /// <exception cref="SettingsException">A server is chosen and not named.</exception>
    public static StorageSettings Read(IConfiguration configuration, string dataFolder)
    {
        var provider = Settings.Read<DatabaseOptions>(configuration, "Database").Provider;
        var connectionString = configuration.GetConnectionString("Amps") ?? "";
        if (provider != DatabaseProvider.Sqlite && connectionString.Length == 0)
            throw new SettingsException($"ConnectionStrings:Amps must name the database where Database:Provider is {provider}.");

        return new StorageSettings(provider, dataFolder, connectionString);
    }
}
