using Amps.Infrastructure;
using Amps.Infrastructure.Persistence;

namespace Amps.Api.Hosting;

/// <summary>The folder of everything that is kept in files.</summary>
internal static class DataFolder
{
    /// <summary>The folder that the settings name: <c>--data</c> or <c>Amps:Data</c>, else <c>data</c> below the current folder.</summary>
    public static string Of(IConfiguration configuration) => Path.GetFullPath(configuration["Amps:Data"] ?? "data");

    /// <summary>Makes the folder, open to its owner alone.</summary>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Keeps two servers off the same SQLite files.</summary>
    /// <returns>The claim, to be held while the server runs.</returns>
    /// <exception cref="SettingsException">Another server holds the folder.</exception>
    public static IDisposable? Claim(HostOptions options, IConfiguration configuration)
    {
        // Servers that share a database server may run side by side.
        if (Settings.Read<DatabaseOptions>(configuration, "Database").Provider != DatabaseProvider.Sqlite) return null;

        return FileLock.TryTake(Path.Combine(options.Data, "server.lock"))
            ?? throw new SettingsException($"Another server uses the data folder {options.Data}. Stop it, or choose another folder with --data.");
    }
}
