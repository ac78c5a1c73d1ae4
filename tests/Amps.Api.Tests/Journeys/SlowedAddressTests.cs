using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>Many journeys from one place, each with few wrong attempts.</summary>
public sealed class SlowedAddressTests : JourneyScene
{
    private const int FreeOfAddress = 20;
    private const int FreeOfJourney = 3;

    private int journeys;

    protected override string[] Settings => ["--TrustedProxies", "127.0.0.1"];

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7")]
    public async Task They_are_slowed_together(string one, string same)
    {
        await GuessAsync(one, FreeOfAddress + 1);

        (await GuessAsync(same, 1)).ShouldContain("There were several wrong attempts");
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    [InlineData("203.0.113.7", "203.0.113.8")]
    public async Task Others_are_not(string one, string other)
    {
        await GuessAsync(one, FreeOfAddress + 1);

        (await GuessAsync(other, 1)).ShouldContain("does not accept these details");
    }

    private async Task<string> GuessAsync(string address, int times)
    {
        var html = "";
        for (var left = times; left > 0; left -= FreeOfJourney)
        {
            using var tab = new Tab(App) { Address = address };
            await tab.BeginAsync((await MakeSessionAsync($"guesser-{journeys++}", ""","oem":"auron" """)).Url);
            for (var i = 0; i < Math.Min(left, FreeOfJourney); i++) await tab.TakeAsync(("user", $"victim-{journeys}-{i}@example.com"), ("password", "wrong"));
            html = tab.Html;
        }

        return html;
    }
}
