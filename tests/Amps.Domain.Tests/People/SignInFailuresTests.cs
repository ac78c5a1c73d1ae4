using Amps.Domain.People;

namespace Amps.Domain.Tests.People;

public sealed class SignInFailuresTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Every_fifth_failure_locks_out_and_for_longer_each_time()
    {
        var failures = SignInFailures.Of("hash");
        var at = Now;
        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60, 60 })
        {
            for (var count = 1; count < SignInFailures.Most; count++) failures.Note(at).ShouldBeFalse();
            failures.AreTooMany(at).ShouldBeFalse();

            failures.Note(at).ShouldBeTrue();

            failures.AreTooMany(at.AddMinutes(minutes).AddMilliseconds(-1)).ShouldBeTrue();
            at = at.AddMinutes(minutes);
            failures.AreTooMany(at).ShouldBeFalse();
        }
    }

    [Fact]
    public void Failures_of_the_last_day_count_however_slowly_they_come()
    {
        var failures = SignInFailures.Of("hash");

        for (var count = 1; count < SignInFailures.Most; count++) failures.Note(Now.AddHours(23 * count)).ShouldBeFalse();

        failures.Note(Now.AddHours(23 * SignInFailures.Most)).ShouldBeTrue();
    }

    [Fact]
    public void Failures_of_the_day_before_are_forgotten_and_so_is_how_long_they_locked_out()
    {
        var failures = SignInFailures.Of("hash");
        for (var count = 0; count < 9; count++) failures.Note(Now);

        for (var count = 1; count < SignInFailures.Most; count++) failures.Note(Now.AddHours(24)).ShouldBeFalse();
        failures.Note(Now.AddHours(24)).ShouldBeTrue();

        failures.AreTooMany(Now.AddHours(24).AddMinutes(5)).ShouldBeFalse();
    }
}
