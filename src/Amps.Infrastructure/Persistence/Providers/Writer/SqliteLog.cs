using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Win32.SafeHandles;
using SQLitePCL;

namespace Amps.Infrastructure.Persistence.Providers.Writer;

/// <summary>The write-ahead log of a database file, flushed by hand: once for all the writes that were let off flushing it themselves.</summary>
/// <remarks>
/// With <c>synchronous = NORMAL</c> SQLite hands a commit's pages to the operating system and flushes them at the next checkpoint; what a crash of
/// the machine could take back in between is what <see cref="Flush"/> puts on the disk. Pages are appended, so a flush also covers all that was committed before.
/// </remarks>
internal sealed class SqliteLog(string path) : IDisposable
{
    private SqliteConnection? keeper;
    private SafeFileHandle? file;
    private volatile bool isBehind;

    /// <summary>Writes through a context whose commits are durable only after <see cref="Flush"/>. Everywhere else each commit flushes by itself.</summary>
    public async Task<T> DeferAsync<T>(DbContext context, Func<Task<T>> write)
    {
        Keep();
        await context.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)context.Database.GetDbConnection()).Handle!;
        var before = raw.sqlite3_total_changes(handle);
        raw.sqlite3_exec(handle, "PRAGMA synchronous = NORMAL");
        try
        {
            return await write();
        }
        finally
        {
            raw.sqlite3_exec(handle, SqliteDurability.Synchronous);
            if (raw.sqlite3_total_changes(handle) != before) isBehind = true;
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Puts on the disk what was written since the last time.</summary>
    /// <exception cref="IOException">The disk does not take it, most likely; it is tried again the next time.</exception>
    public void Flush()
    {
        if (!isBehind) return;

        // Before the flush: what is written from here on asks for another one.
        isBehind = false;
        try
        {
            file ??= File.OpenHandle(path + "-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch
        {
            isBehind = true;
            throw;
        }
    }

    public void Dispose()
    {
        file?.Dispose();
        keeper?.Dispose();
    }

    // The log is deleted with the last connection that closes, and then the file that we flush would be another one.
    private void Keep()
    {
        if (keeper is not null) return;

        var opened = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            opened.Open();
            using var touch = opened.CreateCommand();
            touch.CommandText = "PRAGMA schema_version";
            touch.ExecuteNonQuery();
        }
        catch
        {
            opened.Dispose();
            throw;
        }

        keeper = opened;
    }
}
