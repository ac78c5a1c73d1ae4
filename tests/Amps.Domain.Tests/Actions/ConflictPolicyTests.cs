using System.Text.Json;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

public sealed class ConflictPolicyTests
{
    private static readonly ConflictStrategy[] Both = [ConflictStrategy.CancelAndReplace, ConflictStrategy.QueueAfter];
    private static readonly ConflictStrategy[] ReplaceOnly = [ConflictStrategy.CancelAndReplace];

    /// <summary>All that can be there when a push comes, by name.</summary>
    private static readonly Dictionary<string, Func<(DeviceAction? InForce, DeviceAction? Queued)>> Existing = new(StringComparer.Ordinal)
    {
        ["nothing"] = () => (null, null),
        ["immediate"] = () => (Push(Immediate), null),
        ["scheduled"] = () => (Push(Scheduled), null),
        ["scheduled, being sent"] = () => (Sending(Scheduled), null),
        ["windowed"] = () => (Push(Windowed), null),
        ["windowed, being sent"] = () => (Sending(Windowed), null),
        ["windowed + queued"] = () => Behind(Push(Windowed)),
        ["windowed, being sent + queued"] = () => Behind(Sending(Windowed)),
        ["queued alone"] = () => (null, Behind(Push(Windowed)).Queued),
    };

    [Theory]
    [InlineData("nothing", null, "taken")]
    [InlineData("nothing", ConflictStrategy.CancelAndReplace, "taken")]
    [InlineData("nothing", ConflictStrategy.QueueAfter, "taken")]
    [InlineData("immediate", null, "no_strategy_supplied")]
    [InlineData("immediate", ConflictStrategy.CancelAndReplace, "in_progress")]
    [InlineData("immediate", ConflictStrategy.QueueAfter, "open_ended_conflict")]
    [InlineData("scheduled", null, "no_strategy_supplied")]
    [InlineData("scheduled", ConflictStrategy.CancelAndReplace, "cancels 1")]
    [InlineData("scheduled", ConflictStrategy.QueueAfter, "open_ended_conflict")]
    [InlineData("scheduled, being sent", null, "no_strategy_supplied")]
    [InlineData("scheduled, being sent", ConflictStrategy.CancelAndReplace, "in_progress")]
    [InlineData("scheduled, being sent", ConflictStrategy.QueueAfter, "open_ended_conflict")]
    [InlineData("windowed", null, "no_strategy_supplied")]
    [InlineData("windowed", ConflictStrategy.CancelAndReplace, "cancels 1")]
    [InlineData("windowed", ConflictStrategy.QueueAfter, "queued")]
    [InlineData("windowed, being sent", null, "no_strategy_supplied")]
    [InlineData("windowed, being sent", ConflictStrategy.CancelAndReplace, "in_progress")]
    [InlineData("windowed, being sent", ConflictStrategy.QueueAfter, "queued")]
    [InlineData("windowed + queued", null, "no_strategy_supplied")]
    [InlineData("windowed + queued", ConflictStrategy.CancelAndReplace, "cancels 2")]
    [InlineData("windowed + queued", ConflictStrategy.QueueAfter, "queue_full")]
    [InlineData("windowed, being sent + queued", null, "no_strategy_supplied")]
    [InlineData("windowed, being sent + queued", ConflictStrategy.CancelAndReplace, "in_progress")]
    [InlineData("windowed, being sent + queued", ConflictStrategy.QueueAfter, "queue_full")]
    [InlineData("queued alone", null, "no_strategy_supplied")]
    [InlineData("queued alone", ConflictStrategy.CancelAndReplace, "cancels 1")]
    [InlineData("queued alone", ConflictStrategy.QueueAfter, "queue_full")]
    public void Every_strategy_meets_every_situation(string existing, ConflictStrategy? strategy, string outcome)
    {
        var (inForce, queued) = Existing[existing]();

        foreach (var plan in new[] { Immediate, Scheduled, Windowed })
        {
            Outcome(ConflictPolicy.Decide(inForce, queued, strategy, Both, plan, Noon)).ShouldBe(outcome);
        }
    }

    [Fact]
    public void No_situation_is_left_out() => Existing.Count.ShouldBe(9);

    [Fact]
    public void Without_a_conflict_the_push_stays_as_it_is_and_the_strategy_does_not_matter()
    {
        var admission = ConflictPolicy.Decide(null, null, ConflictStrategy.QueueAfter, ReplaceOnly, Immediate, Noon).Value;

        admission.Action.ShouldBeSameAs(Immediate);
        admission.Cancel.ShouldBeEmpty();
        admission.QueueBehind.ShouldBeNull();
    }

    [Theory]
    [InlineData("immediate")]
    [InlineData("windowed")]
    [InlineData("windowed + queued")]
    public void A_strategy_that_the_device_does_not_offer_is_refused(string existing)
    {
        var (inForce, queued) = Existing[existing]();

        Outcome(ConflictPolicy.Decide(inForce, queued, ConflictStrategy.QueueAfter, ReplaceOnly, Immediate, Noon)).ShouldBe("strategy_not_supported");
        Outcome(ConflictPolicy.Decide(inForce, queued, ConflictStrategy.CancelAndReplace, [], Immediate, Noon)).ShouldBe("strategy_not_supported");
    }

    [Fact]
    public void A_replacement_cancels_the_one_in_force_and_the_queued_one()
    {
        var (inForce, queued) = Existing["windowed + queued"]();

        var admission = ConflictPolicy.Decide(inForce, queued, ConflictStrategy.CancelAndReplace, ReplaceOnly, Immediate, Noon).Value;

        admission.Cancel.ShouldBe([inForce!.Id, queued!.Id]);
        admission.Action.ShouldBeSameAs(Immediate);
        admission.QueueBehind.ShouldBeNull();
    }

    [Fact]
    public void A_queued_push_starts_at_the_conflicts_end_or_at_its_own_start_whichever_is_later()
    {
        Queued(Immediate).ShouldBe(Immediate with { Shape = ExecutionShape.Scheduled, Start = Two });
        Queued(Scheduled with { Start = One }).ShouldBe(Scheduled with { Start = Two });
        Queued(Scheduled with { Start = Two }).ShouldBe(Scheduled with { Start = Two });
        Queued(Scheduled with { Start = Two.AddHours(3) }).ShouldBe(Scheduled with { Start = Two.AddHours(3) });
        Queued(Windowed with { Start = Noon, End = Noon.AddMinutes(90) }).ShouldBe(Windowed with { Start = Two, End = Two.AddMinutes(90) });
        Queued(Windowed with { Start = Two.AddHours(3), End = Two.AddHours(4) }).ShouldBe(Windowed with { Start = Two.AddHours(3), End = Two.AddHours(4) });
    }

    [Fact]
    public void An_immediate_push_behind_a_window_that_is_over_already_starts_now() =>
        ConflictPolicy.Decide(Sending(Windowed), null, ConflictStrategy.QueueAfter, Both, Immediate, Two.AddMinutes(1).AddTicks(77)).Value.Action.Start.ShouldBe(Two.AddMinutes(1));

    [Fact]
    public void Details_name_the_reason_the_actions_and_what_the_device_offers()
    {
        var (inForce, queued) = Existing["windowed + queued"]();

        Details(ConflictPolicy.Decide(inForce, queued, null, Both, Immediate, Noon)).ShouldBe(
            $$"""{"reason":"no_strategy_supplied","conflictingActionIds":["{{inForce!.Id}}","{{queued!.Id}}"],"strategies":["cancel_and_replace","queue_after"]}""");
        Details(ConflictPolicy.Decide(inForce, queued, ConflictStrategy.QueueAfter, Both, Immediate, Noon)).ShouldBe(
            $$"""{"reason":"queue_full","conflictingActionIds":["{{inForce.Id}}","{{queued.Id}}"],"strategies":["cancel_and_replace","queue_after"]}""");
        Details(ConflictPolicy.Decide(inForce, null, ConflictStrategy.QueueAfter, ReplaceOnly, Immediate, Noon)).ShouldBe(
            $$"""{"reason":"strategy_not_supported","conflictingActionIds":["{{inForce.Id}}"],"strategies":["cancel_and_replace"]}""");
    }

    [Fact]
    public void A_push_that_is_being_sent_leaves_nothing_to_choose()
    {
        var inForce = Push(Immediate);

        Details(ConflictPolicy.Decide(inForce, null, ConflictStrategy.CancelAndReplace, Both, Immediate, Noon)).ShouldBe(
            $$"""{"reason":"in_progress","conflictingActionIds":["{{inForce.Id}}"]}""");
    }

    private static PlannedAction Queued(PlannedAction plan)
    {
        var inForce = Push(Windowed);

        var admission = ConflictPolicy.Decide(inForce, null, ConflictStrategy.QueueAfter, Both, plan, Noon).Value;

        admission.QueueBehind.ShouldBe(inForce.Id);
        admission.Cancel.ShouldBeEmpty();
        return admission.Action;
    }

    private static string Outcome(Result<Admission> decision)
    {
        if (decision.Failure is { } failure)
        {
            failure.Kind.ShouldBe(FailureKind.Conflict);
            failure.Code.ShouldBe(ErrorCode.Conflict);
            return Wire<ConflictReason>.Name(failure.Details.ShouldBeOfType<ConflictDetails>().Reason);
        }

        var admission = decision.Value;
        return admission.QueueBehind is not null ? "queued" : admission.Cancel.Count == 0 ? "taken" : $"cancels {admission.Cancel.Count}";
    }

    private static string Details(Result<Admission> decision) => JsonSerializer.Serialize(decision.Failure!.Details, JsonSerializerOptions.Web);

    private static (DeviceAction InForce, DeviceAction Queued) Behind(DeviceAction inForce) => (inForce, Push(Windowed.StartingAt(Two), inForce.Id));
}
