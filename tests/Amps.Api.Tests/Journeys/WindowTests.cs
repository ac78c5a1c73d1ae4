using System.Net;
using System.Text.RegularExpressions;
using Amps.Api.Tests.Devices;
using Amps.Domain.Journeys;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

/// <summary>The window that a frame opens for the manufacturer's page.</summary>
public sealed partial class WindowTests : JourneyScene
{
    private string path = "";
    private string ticket = "";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        using var frame = new Tab(App) { Destination = "iframe" };
        await frame.BeginAsync((await MakeSessionAsync("driver", ""","oem":"corvo" """)).Url);
        (path, ticket) = (frame.Path, TicketOf().Match(frame.Html).Groups[1].Value);
        ticket.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Two_presses_before_the_first_ones_cookie_came_both_lead_to_the_manufacturers_page()
    {
        using var first = new Tab(App);
        using var second = new Tab(App);

        (await first.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.SeeOther);
        (await second.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.SeeOther);

        first.Location.ShouldContain("/simulator/oauth/authorize");
        second.Location.ShouldContain("/simulator/oauth/authorize");
    }

    [Fact]
    public async Task The_later_one_comes_back_into_the_journey()
    {
        using var first = new Tab(App);
        using var second = new Tab(App);
        await first.SendAsync(path, ("window", ticket));
        await second.SendAsync(path, ("window", ticket));

        await ReturnAsync(second, StateOf(second));

        second.Heading.ShouldBe("You can close this window");
        (await StandAsync()).ShouldBe((JourneyStep.SignIn, JourneyCode.AuthorizationDenied, false));
    }

    [Theory]
    [InlineData("en", "Another window was opened after this one")]
    [InlineData("de", "Nach diesem Fenster wurde ein weiteres geöffnet")]
    public async Task The_earlier_one_changes_nothing_and_is_sent_to_the_later_one(string language, string heading)
    {
        using var window = new Tab(App) { Language = language };
        await window.SendAsync(path, ("window", ticket));
        var earlier = StateOf(window);
        await window.SendAsync(path, ("window", ticket));
        var later = StateOf(window);

        await ReturnAsync(window, earlier);
        window.Heading.ShouldBe(heading);
        (await StandAsync()).ShouldBe((JourneyStep.SignIn, null, true));

        await ReturnAsync(window, later);
        window.Heading.ShouldNotBe(heading);
        (await StandAsync()).ShouldBe((JourneyStep.SignIn, JourneyCode.AuthorizationDenied, false));
    }

    [Fact]
    public async Task A_press_that_opens_nothing_gets_no_cookie_and_is_told_where_it_goes_on()
    {
        using var window = new Tab(App);
        await window.SendAsync(path, ("window", ticket));
        await window.GetAsync($"/link/oauth?state={StateOf(window)}&error=access_denied");
        using var late = new Tab(App);

        (await late.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.OK);

        late.Heading.ShouldBe("You can close this window");
        (await late.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_ticket_that_a_page_of_somebody_else_sends_opens_nothing_and_binds_no_browser(string site)
    {
        using var lured = new Tab(App) { Site = site };

        (await lured.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.BadRequest);

        lured.Heading.ShouldBe("This form could not be used");
        lured.Location.ShouldBeEmpty();
        (await lured.GetAsync(path)).ShouldBe(HttpStatusCode.Forbidden);
        (await JourneyAsync()).WindowHash.ShouldBeNull();
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData(null)]
    public async Task One_that_the_frame_sends_opens_the_window_whether_the_browser_tells_of_it_or_not(string? site)
    {
        using var window = new Tab(App) { Site = site };

        (await window.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.SeeOther);

        window.Location.ShouldContain("/simulator/oauth/authorize");
        (await JourneyAsync()).WindowHash.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("en", "This page was open for a long time. Please do this step once more.")]
    [InlineData("de", "Diese Seite war lange offen. Bitte machen Sie diesen Schritt noch einmal.")]
    public async Task A_ticket_that_is_too_old_shows_the_step_once_more(string language, string words)
    {
        App.Time.Sleep(TimeSpan.FromMinutes(11));
        using var window = new Tab(App) { Language = language };

        (await window.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.OK);
        window.Html.ShouldContain(words);
        window.Html.ShouldContain("<p>Sunny</p>");

        (await window.SendAsync(path, ("window", TicketOf().Match(window.Html).Groups[1].Value))).ShouldBe(HttpStatusCode.SeeOther);
        window.Location.ShouldContain("/simulator/oauth/authorize");
    }

    [Fact]
    public async Task One_of_a_journey_that_has_expired_opens_nothing()
    {
        App.Time.Sleep(TimeSpan.FromMinutes(31));
        using var window = new Tab(App);

        (await window.SendAsync(path, ("window", ticket))).ShouldBe(HttpStatusCode.Gone);
    }

    private static async Task ReturnAsync(Tab window, string state)
    {
        await window.GetAsync($"/link/oauth?state={state}&error=access_denied");
        await window.FollowAsync();
    }

    private async Task<(JourneyStep Step, string? Code, bool AwaitsWindow)> StandAsync()
    {
        var journey = await JourneyAsync();
        return (journey.Step, journey.Code, journey.AwaitsWindow);
    }

    private Task<Journey> JourneyAsync() => App.InSandboxAsync(db => db.Journeys.AsNoTracking().SingleAsync());

    private static string StateOf(Tab window) => StateIn().Match(window.Location).Groups[1].Value;

    [GeneratedRegex("name=\"window\" value=\"([^\"]+)\"")]
    private static partial Regex TicketOf();

    [GeneratedRegex("[?&]state=([^&]+)")]
    private static partial Regex StateIn();
}
