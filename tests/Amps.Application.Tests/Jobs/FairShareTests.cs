using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Infrastructure.Jobs;
using Amps.Testing;

namespace Amps.Application.Tests.Jobs;

public sealed class FairShareTests
{
    private static readonly DateTimeOffset Now = AmpsApp.Start;

    private readonly FairShare shares = new(new PumpLimits(Workers: 8, PerPartition: 4, Batch: 16, PerCustomer: 6));

    [Fact]
    public void No_partition_has_more_than_its_cap() => Divide(Fresh("a")).ShouldBe([("a", 4)]);

    [Fact]
    public void What_is_under_way_counts()
    {
        Begin("a", 3);

        Divide(Fresh("a")).ShouldBe([("a", 1)]);
    }

    [Fact]
    public void Never_more_is_given_than_workers_are_free() => Divide(Fresh("a"), Fresh("b"), Fresh("c")).Sum(share => share.Workers).ShouldBe(8);

    [Fact]
    public void Partitions_share_evenly()
    {
        Begin("z", 4);

        Divide(Fresh("a"), Fresh("b")).ShouldBe([("a", 2), ("b", 2)], ignoreOrder: true);
    }

    [Fact]
    public void No_customer_has_more_than_a_share_of_all_workers() =>
        Divide(Of("customer", "a"), Of("customer", "b"), Of("customer", "c")).Sum(share => share.Workers).ShouldBe(6);

    [Fact]
    public void What_is_under_way_for_a_customer_counts()
    {
        Divide(Of("customer", "a"), Of("customer", "b"));
        Begin("a", 3);
        Begin("b", 2);

        Divide(Of("customer", "c"), Of("another", "d")).ShouldBe([("c", 1), ("d", 2)], ignoreOrder: true);
    }

    [Fact]
    public void Partitions_take_turns_for_the_only_free_worker()
    {
        Begin("x", 4);
        Begin("z", 3);

        var turns = Enumerable.Range(0, 4).Select(_ => Divide(Fresh("a"), Fresh("b"), Fresh("c")).Single().Partition);

        turns.ShouldBe(["a", "b", "c", "a"]);
    }

    [Fact]
    public void Urgent_work_goes_before_timed_work_of_others()
    {
        Begin("z", 4);

        Divide(Timed("a", TimeSpan.Zero), Fresh("b")).ShouldBe([("b", 4)]);
    }

    [Fact]
    public void Urgent_work_goes_before_timed_work_of_the_same_partition()
    {
        var shared = shares.Divide([Timed("a", TimeSpan.Zero), Fresh("a")], Now);

        shared.ShouldHaveSingleItem().Of.Priority.ShouldBe(ActionPriority.Urgent);
    }

    [Fact]
    public void A_partition_that_fails_again_and_again_gets_one_probe_at_a_time()
    {
        End("a", FairShare.FailuresToProbe, WorkEnd.Failing);

        Divide(Fresh("a")).ShouldBe([("a", 1)]);
    }

    [Fact]
    public void A_probe_that_is_under_way_is_waited_for()
    {
        End("a", FairShare.FailuresToProbe, WorkEnd.Failing);
        Begin("a", 1);

        Divide(Fresh("a")).ShouldBeEmpty();
    }

    [Fact]
    public void A_probe_that_is_answered_opens_the_partition()
    {
        End("a", FairShare.FailuresToProbe, WorkEnd.Failing);
        End("a", 1, WorkEnd.Answered);

        Divide(Fresh("a")).ShouldBe([("a", 4)]);
    }

    [Fact]
    public void What_says_nothing_about_a_partition_does_not_open_it()
    {
        End("a", FairShare.FailuresToProbe, WorkEnd.Failing);
        End("a", 1, WorkEnd.Silent);

        Divide(Fresh("a")).ShouldBe([("a", 1)]);
    }

    [Fact]
    public void Late_work_begins_with_few() => Divide(Late("a")).ShouldBe([("a", FairShare.FirstLate)]);

    [Fact]
    public void Late_work_doubles_when_a_round_is_answered()
    {
        Divide(Late("a"));
        End("a", FairShare.FirstLate, WorkEnd.Answered, late: true);

        Divide(Late("a")).ShouldBe([("a", 2 * FairShare.FirstLate)]);
    }

    [Fact]
    public void Late_work_that_ends_unasked_makes_room_for_more()
    {
        Divide(Late("a"));
        End("a", FairShare.FirstLate, WorkEnd.Unasked, late: true);

        Divide(Late("a")).ShouldBe([("a", 2 * FairShare.FirstLate)]);
    }

    [Fact]
    public void What_ends_unasked_is_no_answer()
    {
        End("a", FairShare.FailuresToProbe, WorkEnd.Failing);
        End("a", 1, WorkEnd.Unasked);

        Divide(Fresh("a")).ShouldBe([("a", 1)]);
    }

    [Fact]
    public void Late_work_never_exceeds_the_cap()
    {
        Divide(Late("a"));
        End("a", 20, WorkEnd.Answered, late: true);

        Divide(Late("a")).ShouldBe([("a", 4)]);
    }

    [Fact]
    public void Late_work_begins_anew_after_a_failure()
    {
        Divide(Late("a"));
        End("a", 2, WorkEnd.Answered, late: true);
        End("a", 1, WorkEnd.Failing, late: true);

        Divide(Late("a")).ShouldBe([("a", FairShare.FirstLate)]);
    }

    [Fact]
    public void The_next_downtime_begins_with_few_again()
    {
        Divide(Late("a"));
        End("a", 2, WorkEnd.Answered, late: true);
        Divide();

        Divide(Late("a")).ShouldBe([("a", FairShare.FirstLate)]);
    }

    [Fact]
    public void Timed_work_that_is_on_time_is_not_held_back() => Divide(Timed("a", FairShare.LateAfter)).ShouldBe([("a", 4)]);

    [Fact]
    public void A_worker_begins_with_one_row() => Each("a").ShouldBe(1);

    [Fact]
    public void Workers_of_a_partition_that_answers_quickly_take_twice_as_many_rows_each_time()
    {
        End("a", 3, WorkEnd.Answered);

        Each("a").ShouldBe(8);
    }

    [Fact]
    public void No_worker_takes_more_rows_than_it_may()
    {
        End("a", 20, WorkEnd.Answered);

        Each("a").ShouldBe(16);
    }

    [Fact]
    public void Workers_of_a_partition_that_answers_slowly_take_half_as_many()
    {
        End("a", 3, WorkEnd.Answered);
        End("a", 1, WorkEnd.Answered, took: FairShare.Quick);

        Each("a").ShouldBe(4);
    }

    [Fact]
    public void After_a_failure_a_worker_takes_one_row_again()
    {
        End("a", 3, WorkEnd.Answered);
        End("a", 1, WorkEnd.Failing);

        Each("a").ShouldBe(1);
    }

    [Fact]
    public void A_partition_without_work_begins_with_one_row_again()
    {
        End("a", 3, WorkEnd.Answered);
        Divide();

        Each("a").ShouldBe(1);
    }

    private static DueWork Fresh(string partition) => new(partition, ActionPriority.Urgent, Now);

    private static DueWork Of(string customer, string partition) => new(partition, ActionPriority.Urgent, Now, customer);

    private static DueWork Timed(string partition, TimeSpan ago) => new(partition, ActionPriority.Timed, Now - ago);

    private static DueWork Late(string partition) => Timed(partition, FairShare.LateAfter + TimeSpan.FromSeconds(1));

    private IReadOnlyList<(string Partition, int Workers)> Divide(params DueWork[] due) => [.. shares.Divide(due, Now).Select(share => (share.Of.Partition, share.Workers))];

    private int Each(string partition) => shares.Divide([Fresh(partition)], Now).ShouldHaveSingleItem().Each;

    private void Begin(string partition, int count)
    {
        for (var i = 0; i < count; i++) shares.Begin(partition, late: false);
    }

    private void End(string partition, int count, WorkEnd end, bool late = false, TimeSpan took = default)
    {
        for (var i = 0; i < count; i++)
        {
            shares.Begin(partition, late);
            shares.End(partition, late, end, took);
        }
    }
}
