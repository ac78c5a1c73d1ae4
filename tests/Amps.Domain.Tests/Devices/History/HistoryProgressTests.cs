using Amps.Domain.Devices.History;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Devices.History;

public sealed class HistoryProgressTests
{
    [Fact]
    public void A_noted_reading_is_due_an_hour_after_its_hour_has_ended()
    {
        var progress = HistoryProgress.Begin(Battery);
        progress.Note(Noon.AddMinutes(20));
        progress.Note(Noon.AddMinutes(90));

        progress.RollUpAt.ShouldBe(Noon.AddHours(2));
        progress.DueAt.ShouldBe(Noon.AddHours(2));
    }

    [Fact]
    public void What_is_due_is_the_earlier_of_both_works()
    {
        var progress = HistoryProgress.Begin(Battery);
        progress.Note(Noon);
        progress.PlanRollUp(null);
        progress.DueAt.ShouldBe(Noon.AddDays(1));

        progress.PlanExpiry(null);
        progress.DueAt.ShouldBeNull();
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(19, false)]
    public void The_first_reading_of_an_hour_opens_it(int? before, bool opens) =>
        HistoryProgress.Opens(before is { } minutes ? Noon.AddMinutes(minutes) : null, Noon.AddMinutes(20)).ShouldBe(opens);

    [Fact]
    public void Readings_may_go_when_their_hour_and_day_are_closed_and_nothing_is_bridged_from_them()
    {
        var progress = HistoryProgress.Begin(Battery);
        progress.Close(BucketSize.Hour, Noon);
        progress.RolledUpUntil().ShouldBeNull();

        progress.Close(BucketSize.Day, Noon.AddHours(-13));
        progress.RolledUpUntil().ShouldBe(Noon.AddHours(-13.5));
    }
}
