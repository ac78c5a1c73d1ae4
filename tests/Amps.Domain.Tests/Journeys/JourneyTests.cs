using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Domain.Tests.Journeys;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_journey_asks_for_what_the_link_leaves_open()
    {
        Begun(Terms).Step.ShouldBe(JourneyStep.DeviceType);
        Begun(Terms with { DeviceType = DeviceType.Battery }).Step.ShouldBe(JourneyStep.Oem);
        Begun(Terms with { Oem = "delmar" }, AuthMethod.UsernamePassword, AuthMethod.Oauth2).Step.ShouldBe(JourneyStep.Method);
        Begun(Terms with { Oem = "auron" }, AuthMethod.UsernamePassword).Step.ShouldBe(JourneyStep.SignIn);
    }

    [Fact]
    public void Only_the_browser_that_opened_it_can_open_it_again()
    {
        var journey = Begun(Terms);

        journey.Start("mine", [], Now).Succeeded.ShouldBeTrue();
        journey.Start("another", [], Now).Failure.ShouldBe(JourneyFailures.Used);
    }

    [Fact]
    public void A_link_that_waited_too_long_cannot_be_opened() =>
        Planned(Terms).Start("mine", [], Now + Journey.UsualWait).Failure.ShouldBe(JourneyFailures.Expired);

    [Fact]
    public void Every_move_counts()
    {
        var journey = Begun(Terms);
        var before = journey.Sequence;

        journey.ChooseType(DeviceType.Battery, Now).Succeeded.ShouldBeTrue();
        journey.Sequence.ShouldBe(before + 1);
    }

    [Fact]
    public void Before_the_sign_in_an_earlier_choice_can_be_made_again_and_after_it_none()
    {
        var journey = AtSignIn();
        journey.CanReturnTo(JourneyStep.Oem).ShouldBeTrue();
        journey.ChooseOem("boreal", [AuthMethod.ApiKey], Now).Succeeded.ShouldBeTrue();

        journey.SignIn("sealed", [Found("a")], Now).Succeeded.ShouldBeTrue();
        journey.CanReturnTo(JourneyStep.Oem).ShouldBeFalse();
        journey.ChooseOem("auron", [AuthMethod.UsernamePassword], Now).Failure.ShouldBe(JourneyFailures.OldStep);
    }

    [Fact]
    public void The_zone_is_asked_for_where_a_device_does_not_say_it()
    {
        var journey = AtSignIn();
        journey.SignIn("sealed", [Found("a"), Found("b", timezone: null)], Now);

        journey.ChooseDevices([Found("b", timezone: null)], Now).Succeeded.ShouldBeTrue();
        journey.Step.ShouldBe(JourneyStep.Timezone);
        journey.ChooseTimezone("Mars/Olympus", Now).Failure.ShouldBe(JourneyFailures.NotOffered);
        journey.ChooseTimezone("Europe/Berlin", Now).Succeeded.ShouldBeTrue();
        journey.Step.ShouldBe(JourneyStep.Consent);
    }

    [Fact]
    public void No_more_devices_are_taken_than_the_integrator_allows()
    {
        var journey = AtSignIn(Terms with { MaxDevices = 1 });
        journey.SignIn("sealed", [Found("a"), Found("b")], Now);

        journey.ChooseDevices([Found("a"), Found("b")], Now).Failure.ShouldBe(JourneyFailures.NotOffered);
        journey.ChooseDevices([Found("a")], Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Where_the_selection_is_skipped_the_first_devices_are_taken()
    {
        var journey = AtSignIn(Terms with { SkipsDevices = true, MaxDevices = 1 });
        journey.SignIn("sealed", [Found("a"), Found("b")], Now);

        journey.Step.ShouldBe(JourneyStep.Consent);
        journey.Chosen.ShouldBe(["a"]);
    }

    [Fact]
    public void Wrong_sign_ins_are_borne_for_a_while()
    {
        var journey = AtSignIn();
        for (var i = 1; i < Journey.MostFailedSignIns; i++) journey.RefuseSignIn(JourneyCode.InvalidCredentials, Now);
        journey.Step.ShouldBe(JourneyStep.SignIn);

        journey.RefuseSignIn(JourneyCode.InvalidCredentials, Now);
        journey.Step.ShouldBe(JourneyStep.Problem);
        journey.Code.ShouldBe(JourneyCode.TooManyAttempts);
        journey.TryAgain(Now).Failure.ShouldBe(JourneyFailures.OldStep);
    }

    [Fact]
    public void Who_is_slowed_gets_no_more_time_by_trying()
    {
        var journey = AtSignIn();
        var until = journey.ExpiresAt;

        journey.RefuseSignIn(JourneyCode.Slowed, Now + TimeSpan.FromMinutes(5));
        journey.ExpiresAt.ShouldBe(until);

        journey.RefuseSignIn(JourneyCode.InvalidCredentials, Now + TimeSpan.FromMinutes(5));
        journey.ExpiresAt.ShouldBe(until + TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Of_two_forms_one_asks_the_manufacturer_until_it_has_its_answer_or_is_given_up()
    {
        var journey = AtSignIn();
        var before = journey.Sequence;
        journey.Ask(Now).Succeeded.ShouldBeTrue();
        journey.Sequence.ShouldBe(before + 1);

        journey.Ask(Now + Journey.AskingLease - TimeSpan.FromMilliseconds(1)).Failure.ShouldBe(JourneyFailures.OldStep);
        journey.Ask(Now + Journey.AskingLease).Succeeded.ShouldBeTrue();
        journey.RefuseSignIn(JourneyCode.InvalidCredentials, Now);
        journey.IsAsking(Now).ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_a_sign_in_asks_nobody() => Begun(Terms).Ask(Now).Failure.ShouldBe(JourneyFailures.OldStep);

    [Fact]
    public void A_window_is_awaited_while_it_is_at_the_manufacturers_page()
    {
        var journey = Begun(Terms with { Oem = "corvo" }, AuthMethod.Oauth2);
        journey.LeaveForOAuth("first", "sealed", windowHash: null, Now);
        journey.AwaitsWindow.ShouldBeFalse();

        journey.LeaveForOAuth("hash", "sealed", windowHash: "window", Now);
        journey.AwaitsWindow.ShouldBeTrue();

        journey.ReturnFromOAuth("hash", Now);
        journey.AwaitsWindow.ShouldBeFalse();
    }

    [Fact]
    public void A_one_time_state_is_taken_once()
    {
        var journey = Begun(Terms with { Oem = "corvo" }, AuthMethod.Oauth2);
        journey.LeaveForOAuth("hash", "sealed", windowHash: null, Now);

        journey.ReturnFromOAuth("other", Now).Failure.ShouldBe(JourneyFailures.OldStep);
        journey.ReturnFromOAuth("hash", Now).Succeeded.ShouldBeTrue();
        journey.ReturnFromOAuth("hash", Now).Failure.ShouldBe(JourneyFailures.OldStep);
    }

    [Fact]
    public void What_was_begun_at_one_manufacturer_cannot_be_ended_at_another()
    {
        var journey = Begun(Terms);
        journey.ChooseType(DeviceType.Vehicle, Now);
        journey.ChooseOem("corvo", [AuthMethod.Oauth2], Now);
        journey.LeaveForOAuth("hash", "sealed", windowHash: "window", Now);

        journey.ChooseOem("delmar", [AuthMethod.Oauth2], Now);

        journey.ReturnFromOAuth("hash", Now).Failure.ShouldBe(JourneyFailures.OldStep);
        (journey.Secret, journey.WindowHash).ShouldBe((null, null));
    }

    [Fact]
    public void What_one_manufacturer_refused_is_not_said_of_another()
    {
        var journey = AtSignIn();
        journey.RefuseSignIn(JourneyCode.InvalidCredentials, Now);

        journey.ChooseOem("boreal", [AuthMethod.ApiKey], Now);

        journey.Code.ShouldBeNull();
    }

    [Fact]
    public void Every_end_forgets_the_secret()
    {
        var ends = new Func<Journey, Result<Done>>[]
        {
            journey => journey.Complete([DeviceId.Trust("dev_a")], Now),
            journey => journey.Leave(Now),
            journey => journey.Expire(Now),
            journey => journey.Erase(Now),
            journey => journey.Stop(JourneyCode.DeviceInUse, Now),
        };
        foreach (var end in ends)
        {
            var journey = AtSignIn(Terms with { SkipsDevices = true });
            journey.SignIn("sealed", [Found("a")], Now);

            end(journey).Succeeded.ShouldBeTrue();
            journey.Secret.ShouldBeNull();
        }
    }

    [Fact]
    public void Leaving_before_a_problem_ends_in_its_code()
    {
        var journey = AtSignIn();
        journey.Stop(JourneyCode.NoDevices, Now);
        journey.Leave(Now);

        journey.State.ShouldBe(JourneyState.Error);
        journey.Code.ShouldBe(JourneyCode.NoDevices);
    }

    [Fact]
    public void An_erasure_ends_it_and_changes_no_other_end()
    {
        var open = Planned(Terms);
        open.Erase(Now);
        (open.State, open.Step, open.Code).ShouldBe((JourneyState.Error, JourneyStep.Ended, JourneyCode.UserErased));

        var left = Begun(Terms);
        left.Leave(Now);
        left.Erase(Now);
        left.State.ShouldBe(JourneyState.Cancelled);
    }

    [Fact]
    public void From_the_sign_in_to_the_consent_half_an_hour_passes_at_most()
    {
        var journey = AtSignIn();
        journey.SignIn("sealed", [Found("a")], Now);
        journey.ChooseDevices([Found("a")], Now + TimeSpan.FromMinutes(20));

        journey.StateAt(Now + TimeSpan.FromMinutes(30)).ShouldBe(JourneyState.Expired);
    }

    private static JourneyTerms Terms { get; } = new("https://app.example.com/done");

    private static Journey Planned(JourneyTerms terms) =>
        Journey.Plan(CustomerId.Trust("cus_a"), AppId.Trust("app_a"), "user", terms, "link", Now + Journey.UsualWait, Now);

    private static Journey Begun(JourneyTerms terms, params AuthMethod[] methods)
    {
        var journey = Planned(terms);
        journey.Start("mine", methods, Now).Succeeded.ShouldBeTrue();
        return journey;
    }

    private static Journey AtSignIn(JourneyTerms? terms = null)
    {
        var journey = Begun((terms ?? Terms) with { DeviceType = DeviceType.Battery });
        journey.ChooseOem("auron", [AuthMethod.UsernamePassword], Now).Succeeded.ShouldBeTrue();
        return journey;
    }

    private static DiscoveredDevice Found(string id, string? timezone = "Europe/London") => new(DeviceType.Battery, id, "M1", "Garage", timezone, DeviceDeclaration.ReadOnly);
}
