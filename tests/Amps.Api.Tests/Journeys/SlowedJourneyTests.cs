using System.Net;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>An end user who guesses, and has to wait.</summary>
public sealed class SlowedJourneyTests : JourneyScene
{
    private const string Slowed = "There were several wrong attempts";

    [Fact]
    public async Task Both_presses_of_a_double_press_say_so()
    {
        using var tab = await AtSignInAsync();
        for (var i = 0; i < 4; i++) await tab.TakeAsync(("user", "guesser"), ("password", "wrong"));
        var (path, token) = (tab.Path, tab.Token);
        await tab.SendAsync(path, ("token", token), ("user", "guesser"), ("password", "x"));
        tab.Html.ShouldContain(Slowed + ". Wait 5 seconds");

        (await tab.SendAsync(path, ("token", token), ("user", "guesser"), ("password", "x"))).ShouldBe(HttpStatusCode.SeeOther);
        await tab.FollowAsync();

        tab.Html.ShouldContain(Slowed);
        tab.Html.ShouldNotContain("does not accept these details");
    }

    [Fact]
    public async Task Who_guesses_codes_is_asked_for_the_code_again()
    {
        using var tab = await AtSignInAsync();
        await tab.TakeAsync(("user", "mfa@example.com"), ("password", "x"));
        for (var i = 0; i < 5; i++) await tab.TakeAsync(("code", "000000"));
        tab.Html.ShouldContain(Slowed);
        tab.Path.ShouldEndWith("/mfa");

        App.Time.Sleep(TimeSpan.FromMinutes(3));
        await tab.GetAsync(tab.Path);
        await tab.TakeAsync(("code", "123456"));

        tab.Path.ShouldEndWith("/devices");
    }

    private async Task<Tab> AtSignInAsync()
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("guesser", ""","oem":"auron" """)).Url);
        return tab;
    }
}
