using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Api.Tests.Journeys;
using Amps.Domain.Devices;
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
    public async Task While_the_manufacturer_does_not_answer_it_is_tried_again()
    {
        await SignInAsync();
        App.SignIn.RevokeFails = OemFailureReason.Unavailable;
        await EraseAsync();
        (await JourneysAsync()).ShouldBe(1);

        App.SignIn.RevokeFails = null;
        App.Time.Sleep(TimeSpan.FromMinutes(1));
        await App.ClearAsync();

        App.SignIn.Revoked.ShouldBe(["auron leaver"]);
        (await JourneysAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_manufacturer_that_never_answers_holds_the_erasure_up_for_an_hour()
    {
        await SignInAsync();
        App.SignIn.RevokeFails = OemFailureReason.Unavailable;
        await EraseAsync();

        App.Time.Sleep(DeviceRemoval.ManufacturerRetries);
        await App.ClearAsync();

        (await JourneysAsync()).ShouldBe(0);
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
        App.Time.Sleep(UserErasure.Grace);
        await App.ClearAsync();
    }

    private Task<int> JourneysAsync() => App.InSandboxAsync(db => db.Journeys.CountAsync(journey => journey.UserId == "leaver"));
}
