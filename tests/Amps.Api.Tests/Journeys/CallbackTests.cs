using System.Web;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>What a manufacturer's page can send the browser back with, besides a good code.</summary>
public sealed class CallbackTests : JourneyScene
{
    private const string Trouble = "Corvo Mobility has trouble at the moment";

    [Theory]
    [InlineData("error=access_denied", "You did not agree on the page of Corvo Mobility")]
    [InlineData("error=server_error", Trouble)]
    [InlineData("error=temporarily_unavailable&error_description=x", Trouble)]
    [InlineData("error=invalid_scope&code=x", Trouble)]
    [InlineData("code=", Trouble)]
    [InlineData("code=unknown", "Corvo Mobility does not accept these details")]
    public async Task Each_answer_is_told_in_words(string answer, string words)
    {
        using var tab = await AtSignInAsync();

        await ComeBackAsync(tab, answer);

        tab.Path.ShouldEndWith("/sign_in");
        tab.Html.ShouldContain(words);
    }

    [Theory]
    [InlineData(8192, "does not accept these details")]
    [InlineData(8193, Trouble)]
    public async Task A_code_may_be_a_signed_token(int length, string words)
    {
        using var tab = await AtSignInAsync();

        await ComeBackAsync(tab, "code=" + new string('c', length));

        tab.Html.ShouldContain(words);
    }

    [Fact]
    public async Task Who_is_slowed_is_told()
    {
        using var tab = await AtSignInAsync();
        for (var i = 0; i < 5; i++) await ComeBackAsync(tab, "code=unknown");

        tab.Path.ShouldEndWith("/sign_in");
        tab.Html.ShouldContain("There were several wrong attempts");
    }

    private async Task<Tab> AtSignInAsync()
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("driver", ""","oem":"corvo" """)).Url);
        return tab;
    }

    private static async Task ComeBackAsync(Tab tab, string answer)
    {
        await tab.SendAsync(tab.Path, ("token", tab.Token));
        var state = HttpUtility.ParseQueryString(tab.Location[tab.Location.IndexOf('?', StringComparison.Ordinal)..])["state"];
        await tab.GetAsync($"/link/oauth?state={state}&{answer}");
        await tab.FollowAsync();
    }
}
