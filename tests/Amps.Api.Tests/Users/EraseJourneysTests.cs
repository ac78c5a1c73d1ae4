using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Api.Tests.Journeys;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Users;

/// <summary>A user who is erased in the middle of a journey, with a grant that nobody has consented to yet.</summary>
public sealed class EraseJourneysTests : JourneyScene
{
    private const string Path = "/users/leaver";

    [Fact]
    public async Task The_grant_of_an_open_journey_is_given_back_and_the_journey_is_gone()
    {
        await SignInAsync();

        await EraseAsync();

        App.SignIn.Revoked.ShouldBe(["auron leaver"]);
        (await JourneysAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_browser_cannot_go_on_with_it()
    {
        using var tab = await SignInAsync();
        await EraseAsync();

        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);

        tab.Status.ShouldBe(HttpStatusCode.Gone);
    }

    [Fact]
    public async Task From_the_erasure_on_the_journey_connects_nothing_and_its_page_says_why()
    {
        using var tab = await SignInAsync();
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        tab.Path.ShouldEndWith("/consent");
        (await Client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);

        await tab.TakeAsync();

        tab.Html.ShouldContain("Sunny has erased your data, so nothing can be connected here any more.");
        (await App.InSandboxAsync(db => db.Devices.CountAsync(device => device.UserId == "leaver"))).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_journey_was_granted_is_owed_from_the_erasure_on()
    {
        using var tab = await SignInAsync();

        await Client.RemoveAsync(Path);

        (await OwedAsync()).ShouldBe(1);
        (await App.InSandboxAsync(db => db.Journeys.AllAsync(journey => journey.Secret == null))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_that_was_not_opened_yet_leads_nowhere()
    {
        var (session, url) = await MakeSessionAsync("leaver");
        await Client.RemoveAsync(Path);
        using var tab = new Tab(App);

        (await tab.GetAsync(url)).ShouldBe(HttpStatusCode.Gone);

        var read = (await Client.GetAnswerAsync("/link/sessions/" + session)).Data;
        ((string?)read["state"], (string?)read["code"]).ShouldBe(("error", "user_erased"));
    }

    [Fact]
    public async Task What_is_signed_in_to_just_then_is_given_back()
    {
        var answer = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("leaver", ""","oem":"auron" """)).Url);
        App.SignIn.Entering = _ =>
        {
            asked.SetResult();
            return answer.Task;
        };
        var sent = tab.TakeAsync(("simulated", "true"));
        await asked.Task;

        await Client.RemoveAsync(Path);
        answer.SetResult();
        await sent;

        App.SignIn.Revoked.ShouldBe(["auron leaver"]);
        tab.Location.ShouldStartWith($"{Home}?status=error&code=user_erased");
    }

    [Fact]
    public async Task While_the_manufacturer_does_not_answer_it_is_tried_again()
    {
        await SignInAsync();
        App.SignIn.RevokeFails = OemFailureReason.Unavailable;
        await EraseAsync();
        (await OwedAsync()).ShouldBe(1);

        App.SignIn.RevokeFails = null;
        await GiveBackAsync();

        App.SignIn.Revoked.ShouldBe(["auron leaver"]);
        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_manufacturer_that_never_answers_is_told_no_more_after_an_hour()
    {
        await SignInAsync();
        App.SignIn.RevokeFails = OemFailureReason.Unavailable;
        await EraseAsync();

        App.Time.Sleep(DeviceRemoval.ManufacturerRetries);
        await App.GiveBackAsync();

        (await OwedAsync()).ShouldBe(0);
        App.SignIn.Revoked.ShouldBeEmpty();
    }

    private async Task<Tab> SignInAsync()
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("leaver", ""","oem":"auron" """)).Url);
        await tab.TakeAsync(("simulated", "true"));
        tab.Path.ShouldEndWith("/devices");
        return tab;
    }

    private async Task EraseAsync()
    {
        (await Client.RemoveAsync(Path)).Status.ShouldBe(HttpStatusCode.NoContent);
        await GiveBackAsync();
    }

    private async Task GiveBackAsync()
    {
        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.ClearAsync();
        await App.GiveBackAsync();
    }

    private Task<int> OwedAsync() => App.InSandboxAsync(db => db.UnlinkedGrants.CountAsync());

    private Task<int> JourneysAsync() => App.InSandboxAsync(db => db.Journeys.CountAsync(journey => journey.UserId == "leaver"));
}
