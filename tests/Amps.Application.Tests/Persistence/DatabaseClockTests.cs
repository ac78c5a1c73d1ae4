using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Amps.Testing;

namespace Amps.Application.Tests.Persistence;

public sealed class DatabaseClockTests
{
    private static readonly DateTimeOffset Truth = AmpsApp.Start;

    private readonly SkewedClock machine = new(Truth.AddHours(1));
    private readonly DatabaseClock clock;

    public DatabaseClockTests() => clock = new DatabaseClock(machine);

    [Fact]
    public void Before_the_database_was_asked_it_is_the_machines() => clock.GetUtcNow().ShouldBe(machine.GetUtcNow());

    [Fact]
    public async Task It_is_the_databases_however_wrong_the_machines_is()
    {
        await clock.AnchorAsync(_ => Task.FromResult(Truth), CancellationToken.None);

        clock.GetUtcNow().ShouldBe(Truth);
    }

    [Fact]
    public async Task It_goes_on_between_the_questions()
    {
        await clock.AnchorAsync(_ => Task.FromResult(Truth), CancellationToken.None);
        machine.Pass(TimeSpan.FromSeconds(3));

        clock.GetUtcNow().ShouldBe(Truth.AddSeconds(3));
    }

    [Fact]
    public async Task A_machines_clock_that_is_set_changes_nothing()
    {
        await clock.AnchorAsync(_ => Task.FromResult(Truth), CancellationToken.None);
        machine.Set(Truth.AddDays(-1));

        clock.GetUtcNow().ShouldBe(Truth);
    }

    [Fact]
    public async Task Half_the_way_of_the_answer_is_added()
    {
        await clock.AnchorAsync(_ => AnswerAfter(TimeSpan.FromMilliseconds(200)), CancellationToken.None);

        clock.GetUtcNow().ShouldBe(Truth.AddMilliseconds(100));
    }

    [Fact]
    public async Task A_slow_answer_does_not_replace_what_is_known()
    {
        await clock.AnchorAsync(_ => Task.FromResult(Truth), CancellationToken.None);
        await clock.AnchorAsync(_ => AnswerAfter(TimeSpan.FromSeconds(5)), CancellationToken.None);

        clock.GetUtcNow().ShouldBe(Truth.AddSeconds(5));
    }

    [Fact]
    public async Task An_answer_that_agrees_moves_nothing()
    {
        await clock.AnchorAsync(_ => Task.FromResult(Truth), CancellationToken.None);
        await clock.AnchorAsync(_ => AnswerAfter(TimeSpan.FromMilliseconds(20)), CancellationToken.None);

        clock.GetUtcNow().ShouldBe(Truth.AddMilliseconds(20));
    }

    [Fact]
    public async Task A_machine_that_slept_is_set_right()
    {
        await clock.AnchorAsync(_ => Task.FromResult(Truth), CancellationToken.None);
        await clock.AnchorAsync(_ => Task.FromResult(Truth.AddHours(2)), CancellationToken.None);

        clock.GetUtcNow().ShouldBe(Truth.AddHours(2));
    }

    [Fact]
    public async Task PostgreSql_says_what_time_it_is()
    {
        if (TestDatabase.Provider != DatabaseProvider.PostgreSql) return;

        await using var database = await TestDatabase.CreateAsync();
        var said = await new PostgreSql(database.ConnectionString).ReadClockAsync(CancellationToken.None);

        said.ShouldBe(TimeProvider.System.GetUtcNow(), TimeSpan.FromSeconds(10), "on one machine the two clocks are one");
    }

    private Task<DateTimeOffset> AnswerAfter(TimeSpan way)
    {
        machine.Pass(way);
        return Task.FromResult(Truth);
    }

    private sealed class SkewedClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset utc = now;
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => utc;

        public override long GetTimestamp() => ticks;

        public void Set(DateTimeOffset to) => utc = to;

        public void Pass(TimeSpan time)
        {
            utc += time;
            ticks += time.Ticks;
        }
    }
}
