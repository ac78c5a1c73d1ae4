using Amps.Domain.Actions;
using Amps.Domain.Common;
using static Amps.Domain.Tests.Actions.Given;

namespace Amps.Domain.Tests.Actions;

/// <summary>Every situation of an action × every transition: what is not allowed changes nothing and has one answer.</summary>
public sealed class DeviceActionTransitionTests
{
    private static readonly ActionError Error = new("OEM_ERROR", "Refused.");

    private static readonly Dictionary<string, Func<DeviceAction, DateTimeOffset, Failure?>> Transitions = new(StringComparer.Ordinal)
    {
        ["Claim"] = (action, now) => action.Claim("lease-2", now.AddMinutes(1), now).Failure,
        ["TakeTurn"] = (action, now) => action.TakeTurn(now).Failure,
        ["PutOff"] = (action, now) => action.PutOff(Lease, now.AddSeconds(9), false, now).Failure,
        ["LetGo"] = (action, now) => action.LetGo(Lease, now).Failure,
        ["NoteMishap"] = (action, now) => action.NoteMishap(Lease, now.AddSeconds(9), now).Failure,
        ["BeginSend"] = (action, now) => action.BeginSend(Lease, null, now).Failure,
        ["Complete"] = (action, now) => action.Complete(Lease, CommandResult.Succeeded("Taken."), now).Failure,
        ["MeetScheduler"] = (action, now) => action.MeetScheduler(Lease, now).Failure,
        ["KeepScheduler"] = (action, now) => action.KeepScheduler(Lease, "00:30 charge", now).Failure,
        ["CheckAfter"] = (action, now) => action.CheckAfter(Lease, now.AddSeconds(9), "handle", now).Failure,
        ["RetryAt"] = (action, now) => action.RetryAt(Lease, now.AddSeconds(9), Error, false, now).Failure,
        ["MeetLimit"] = (action, now) => action.MeetLimit(Lease, now.AddSeconds(9), false, now).Failure,
        ["Fail"] = (action, now) => action.Fail(Lease, Error, false, now).Failure,
        ["Expire"] = (action, _) => action.Expire(Lease, action.ExpiresAt).Failure,
        ["Interrupt"] = (action, now) => action.Interrupt(ActionErrors.DeviceRemoved, now).Failure,
        ["Cancel"] = (action, now) => action.Cancel(CancelReason.Requested, now).Failure,
        ["MarkReverted"] = (action, now) => action.MarkReverted(Lease, now).Failure,
        ["SkipRevert"] = (action, now) => action.SkipRevert(Lease, now).Failure,
        ["FailRevert"] = (action, now) => action.FailRevert(Lease, "OEM_ERROR", now).Failure,
        ["RetryRevertAt"] = (action, now) => action.RetryRevertAt(Lease, now.AddSeconds(9), Error, now).Failure,
        ["BringRevertForward"] = (action, now) => action.BringRevertForward(now).Failure,
        ["AbandonRevert"] = (action, now) => action.AbandonRevert(now).Failure,
        ["Hurry"] = (action, now) => action.Hurry(now).Failure,
        ["GiveUp"] = (action, now) => action.GiveUp(now).Failure,
    };

    private static readonly Dictionary<string, (Func<DeviceAction> Make, DateTimeOffset Now, string[] Allowed)> Situations = new(StringComparer.Ordinal)
    {
        ["immediate"] = (() => Push(Immediate), Noon, ["Claim", "Interrupt"]),
        ["scheduled, not due"] = (() => Push(Windowed), One.AddMilliseconds(-1), ["Cancel"]),
        ["scheduled, due"] = (() => Push(Windowed), One, ["Claim", "Cancel"]),
        ["scheduled, expired"] = (() => Push(Windowed), Two, ["Claim", "Cancel"]),
        ["queued"] = (() => Push(Windowed, Push(Windowed).Id), Two, ["TakeTurn", "Cancel"]),
        ["claimed"] = (() => Claimed(Windowed), One, ["PutOff", "NoteMishap", "BeginSend", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["claimed, expired"] = (() => Claimed(Windowed), Two, ["Claim", "PutOff", "NoteMishap", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["being sent"] = (() => Sending(Windowed), One, ["PutOff", "NoteMishap", "BeginSend", "Complete", "CheckAfter", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["being sent, lease over"] = (() => Sending(Windowed), One.AddMinutes(1), ["Claim", "PutOff", "NoteMishap", "BeginSend", "Complete", "CheckAfter", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["being sent by another"] = (() => Sending(Windowed).With(action => action.Claim("lease-2", Two, One.AddMinutes(1))), One.AddMinutes(1), ["Interrupt"]),
        ["to be tried again"] = (() => Sending(Windowed).With(action => action.RetryAt(Lease, One.AddSeconds(9), Error, false, One)), One, ["Interrupt", "Hurry", "GiveUp"]),
        ["to be tried again, due"] = (() => Sending(Windowed).With(action => action.RetryAt(Lease, One.AddSeconds(9), Error, false, One)), One.AddSeconds(9), ["Claim", "Interrupt", "Hurry", "GiveUp"]),
        ["accepted"] = (Accepted, One.AddSeconds(9), ["Claim", "Interrupt"]),
        ["being checked"] = (() => Accepted().With(action => action.Claim(Lease, Two, One.AddSeconds(9))), One.AddSeconds(9), ["PutOff", "NoteMishap", "Complete", "CheckAfter", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["being sent to replace"] = (() => Replacing(Windowed), One, ["PutOff", "NoteMishap", "BeginSend", "Complete", "MeetScheduler", "CheckAfter", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["met a scheduler"] = (() => MeetingScheduler(Windowed), One, ["Claim", "Interrupt"]),
        ["reading a scheduler"] = (() => ReadingScheduler(Windowed), One, ["PutOff", "NoteMishap", "BeginSend", "KeepScheduler", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["being sent past a scheduler"] = (() => ClearingScheduler(Windowed), One, ["PutOff", "NoteMishap", "BeginSend", "Complete", "CheckAfter", "RetryAt", "MeetLimit", "Fail", "Expire", "Interrupt"]),
        ["completed"] = (() => Completed(Scheduled), Two, []),
        ["window open"] = (() => Completed(Windowed), Two.AddMilliseconds(-1), ["BringRevertForward", "AbandonRevert"]),
        ["window over"] = (() => Completed(Windowed), Two, ["Claim", "AbandonRevert"]),
        ["reverting"] = (Reverting, Two, ["PutOff", "NoteMishap", "MarkReverted", "SkipRevert", "FailRevert", "RetryRevertAt", "AbandonRevert"]),
        ["revert to be tried again"] = (() => Reverting().With(action => action.RetryRevertAt(Lease, Two.AddSeconds(9), Error, Two)), Two, ["BringRevertForward", "AbandonRevert", "Hurry", "GiveUp"]),
        ["reverted"] = (() => Reverting().With(action => action.MarkReverted(Lease, Two)), Two, []),
        ["revert skipped"] = (() => Reverting().With(action => action.SkipRevert(Lease, Two)), Two, []),
        ["revert failed"] = (() => Reverting().With(action => action.FailRevert(Lease, "TIMEOUT", Two)), Two, []),
        ["failed"] = (() => Sending(Windowed).With(action => action.Fail(Lease, Error, false, One)), Two, []),
        ["failed, in doubt"] = (() => Sending(Windowed).With(action => action.Fail(Lease, ActionErrors.OutcomeUnknown, true, One)), Two, ["Claim", "AbandonRevert"]),
        ["interrupted"] = (() => Sending(Windowed).With(action => action.Interrupt(ActionErrors.DeviceRemoved, One)), Two, []),
        ["cancelled"] = (() => Push(Windowed).With(action => action.Cancel(CancelReason.Requested, Noon)), Two, []),
        ["cancelled while queued"] = (() => Push(Windowed, Push(Windowed).Id).With(action => action.Cancel(CancelReason.Replaced, Noon)), Two, []),
    };

    public static TheoryData<string, string> Matrix
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var situation in Situations.Keys)
            {
                foreach (var transition in Transitions.Keys) rows.Add(situation, transition);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void A_transition_either_leads_on_or_changes_nothing(string situation, string transition)
    {
        var (make, now, allowed) = Situations[situation];
        var action = make();
        var before = Everything(action);
        var version = action.Version;

        var failure = Transitions[transition](action, now);

        if (allowed.Contains(transition))
        {
            failure.ShouldBeNull();
            action.UpdatedAt.ShouldBe(transition == "Expire" ? action.ExpiresAt : now);
            action.Version.ShouldBeGreaterThan(version);
            return;
        }

        failure.ShouldBe(ActionFailures.WrongTransition(action.State));
        Everything(action).ShouldBe(before);
    }

    [Theory]
    [InlineData("being sent")]
    [InlineData("being checked")]
    [InlineData("reverting")]
    public void Without_the_lease_nothing_is_recorded(string situation)
    {
        var (make, now, _) = Situations[situation];
        var action = make().With(action => action.Claim("lease-2", now.AddHours(4), now.AddHours(3)));
        var before = Everything(action);

        foreach (var transition in Transitions.Where(entry => entry.Key is not ("Interrupt" or "AbandonRevert" or "Claim")))
        {
            transition.Value(action, now.AddHours(3)).ShouldBe(ActionFailures.WrongTransition(action.State), transition.Key);
        }

        Everything(action).ShouldBe(before);
    }

    [Fact]
    public void A_wrong_transition_is_told_as_not_cancellable()
    {
        var failure = Completed(Immediate).Cancel(CancelReason.Requested, Noon).Failure!;

        failure.Kind.ShouldBe(FailureKind.Conflict);
        failure.Code.ShouldBe(ErrorCode.ActionNotCancellable);
        failure.Message.ShouldBe("The action is `completed`; only a `scheduled` action can be cancelled.");
        failure.Details.ShouldBeNull();
    }

    [Fact]
    public void No_transition_is_left_out() =>
        typeof(DeviceAction).GetMethods().Where(method => method.IsPublic && !method.IsStatic && method.ReturnType.Name.StartsWith("Result", StringComparison.Ordinal) && !method.IsSpecialName)
            .Select(method => method.Name).ShouldBe(Transitions.Keys, ignoreOrder: true);

    private static DeviceAction Accepted() => Sending(Windowed).With(action => action.CheckAfter(Lease, One.AddSeconds(9), "handle", One));

    private static string Everything(DeviceAction action) =>
        string.Join('\n', typeof(DeviceAction).GetProperties().Where(property => property.GetMethod is { IsStatic: false }).Select(property => $"{property.Name}: {property.GetValue(action)}"));
}
