using Amps.Infrastructure.Persistence.Providers;
using Amps.Infrastructure.Persistence.Providers.Writer;
using Amps.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Persistence;

public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("amps-test-").FullName;
    private SqliteWriter writer = null!;

    private string Connection => $"Data Source={Path.Combine(folder, "notes.db")};Pooling=false";

    public async Task InitializeAsync()
    {
        writer = StartWriter();
        await using var context = Open();
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; create table notes (word text primary key)");
    }

    public Task DisposeAsync()
    {
        writer.Dispose();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [OnceFact]
    public async Task A_write_that_fails_fails_alone()
    {
        var first = NoteAsync("first");
        var same = NoteAsync("first");
        var other = NoteAsync("other");

        await Should.ThrowAsync<SqliteException>(same);
        await Task.WhenAll(first, other);
        (await NotesAsync()).ShouldBe(["first", "other"]);
    }

    [OnceFact]
    public async Task Everything_of_many_writers_at_once_is_written()
    {
        var words = Enumerable.Range(0, 300).Select(number => $"word {number:000}").ToList();

        await Task.WhenAll(words.Select(word => Task.Run(() => NoteAsync(word))));

        (await NotesAsync()).ShouldBe(words);
    }

    [OnceFact]
    public async Task Whoever_leaves_before_his_turn_writes_nothing()
    {
        using var left = new CancellationTokenSource();
        using var held = new ManualResetEventSlim();
        var busy = HoldAsync(held);
        var leaving = NoteAsync("nothing", cancellationToken: left.Token);
        await left.CancelAsync();
        held.Set();

        await Should.ThrowAsync<OperationCanceledException>(leaving);
        await busy;
        (await NotesAsync()).ShouldBeEmpty();
    }

    [OnceFact]
    public async Task Requests_go_first_and_the_system_has_its_part_nonetheless()
    {
        using var held = new ManualResetEventSlim();
        var order = new List<string>();
        var writes = new List<Task> { HoldAsync(held) };
        writes.AddRange(Enumerable.Range(1, 2).Select(_ => NoteOrderAsync("system", isRequest: false)));
        writes.AddRange(Enumerable.Range(1, 6).Select(_ => NoteOrderAsync("request", isRequest: true)));
        held.Set();
        await Task.WhenAll(writes);

        // The write that held the others up was a request too.
        order.ShouldBe(["request", "request", "request", "system", "request", "request", "request", "system"]);

        Task NoteOrderAsync(string who, bool isRequest) => WriteAsync(_ =>
        {
            order.Add(who);
            return Task.FromResult(0);
        }, isRequest);
    }

    [OnceFact]
    public async Task What_cannot_be_flushed_is_not_called_written()
    {
        var path = Path.Combine(folder, "without-log.db");
        using var broken = new SqliteWriter(path);
        await using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite($"Data Source={path};Pooling=false").Options);

        var write = broken.WriteAsync(context, isRequest: true, () => context.Database.ExecuteSqlRawAsync("create table notes (word text); insert into notes values ('lost')"), CancellationToken.None);

        await Should.ThrowAsync<IOException>(write);
    }

    [OnceFact]
    public async Task Whatever_breaks_a_flush_is_told_and_ends_no_more_than_its_writes()
    {
        var path = Path.Combine(folder, "odd-log.db");
        using var odd = new SqliteWriter(path);
        await using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite($"Data Source={path};Pooling=false").Options);

        // A log that is a folder: refused, but with no IOException.
        var write = odd.WriteAsync(context, isRequest: true, async () =>
        {
            var changed = await context.Database.ExecuteSqlRawAsync("create table notes (word text); insert into notes values ('lost')");
            Directory.CreateDirectory(path + "-wal");
            return changed;
        }, CancellationToken.None);

        await Should.ThrowAsync<UnauthorizedAccessException>(write);
    }

    [OnceFact]
    public async Task What_could_not_be_flushed_is_flushed_the_next_time()
    {
        var path = Path.Combine(folder, "late-log.db");
        using var log = new SqliteLog(path);
        await using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite($"Data Source={path};Pooling=false").Options);
        await log.DeferAsync(context, () => context.Database.ExecuteSqlRawAsync("create table notes (word text); insert into notes values ('late')"));

        Should.Throw<IOException>(log.Flush);
        Should.Throw<IOException>(log.Flush);
    }

    [OnceFact]
    public async Task A_file_that_could_not_be_opened_is_opened_the_next_time()
    {
        var path = Path.Combine(folder, "later", "notes.db");
        using var log = new SqliteLog(path);
        await using var context = new DbContext(new DbContextOptionsBuilder().UseSqlite($"Data Source={path};Pooling=false").Options);
        await Should.ThrowAsync<SqliteException>(log.DeferAsync(context, WriteAsync));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; create table notes (word text)");

        await log.DeferAsync(context, WriteAsync);

        // Which only stays while somebody keeps it.
        File.Exists(path + "-wal").ShouldBeTrue();

        Task<int> WriteAsync() => context.Database.ExecuteSqlRawAsync("insert into notes values ('kept')");
    }

    [OnceFact]
    public async Task Outside_of_the_writer_each_commit_flushes_by_itself()
    {
        await using var context = Open();
        await context.Database.OpenConnectionAsync();
        var inside = await writer.WriteAsync(context, isRequest: true, () => SynchronousAsync(context), CancellationToken.None);

        inside.ShouldBe(1, "NORMAL");
        (await SynchronousAsync(context)).ShouldBe(2, "FULL");
    }

    [OnceFact]
    public async Task A_writer_that_stops_finishes_what_was_queued()
    {
        using var held = new ManualResetEventSlim();
        var busy = HoldAsync(held);
        var queued = NoteAsync("queued");
        var stop = Task.Run(writer.Dispose);
        held.Set();

        await Task.WhenAll(busy, queued, stop);
        (await NotesAsync()).ShouldBe(["queued"]);
        await Should.ThrowAsync<ObjectDisposedException>(() => NoteAsync("late"));
    }

    private SqliteWriter StartWriter() => new(Path.Combine(folder, "notes.db"));

    private Task NoteAsync(string word, CancellationToken cancellationToken = default) =>
        WriteAsync(context => context.Database.ExecuteSqlAsync($"insert into notes values ({word})", CancellationToken.None), isRequest: true, cancellationToken);

    /// <summary>Keeps the writer busy.</summary>
    private Task HoldAsync(ManualResetEventSlim until)
    {
        var begun = new TaskCompletionSource();
        var held = WriteAsync(_ =>
        {
            begun.SetResult();
            until.Wait();
            return Task.FromResult(0);
        }, isRequest: true);
        begun.Task.Wait();
        return held;
    }

    private async Task WriteAsync(Func<DbContext, Task<int>> write, bool isRequest, CancellationToken cancellationToken = default)
    {
        await using var context = Open();
        await writer.WriteAsync(context, isRequest, () => write(context), cancellationToken);
    }

    private DbContext Open() => new(new DbContextOptionsBuilder().UseSqlite(Connection).AddInterceptors(SqliteDurability.Instance).Options);

    private static Task<int> SynchronousAsync(DbContext context) => context.Database.SqlQueryRaw<int>("select synchronous as Value from pragma_synchronous").SingleAsync();

    private async Task<IReadOnlyList<string>> NotesAsync()
    {
        await using var context = Open();
        return await context.Database.SqlQueryRaw<string>("select word as Value from notes order by word").ToListAsync();
    }
}
