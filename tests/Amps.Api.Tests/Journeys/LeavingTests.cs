using Amps.Api.Tests.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

/// <summary>An end user who agrees in one tab and leaves in another.</summary>
public sealed class LeavingTests : JourneyScene
{
    private const int Rounds = 10;

    [Fact]
    public async Task Either_everything_is_connected_and_kept_or_nothing_is_and_the_grant_is_given_back()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var user = $"waverer-{round}";
            var (session, url) = await MakeSessionAsync(user, ""","oem":"auron" """);
            using var tab = new Tab(App);
            await tab.BeginAsync(url);
            await tab.TakeAsync(("simulated", "true"));
            await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
            tab.Path.ShouldEndWith("/consent");
            var token = tab.Token;

            await Task.WhenAll(tab.SendAsync(tab.Path, ("token", token)), tab.SendAsync(tab.Path, ("token", token), ("leave", "true")));

            var state = (string?)(await Client.GetAnswerAsync("/link/sessions/" + session)).Data["state"];
            var devices = await App.InSandboxAsync(db => db.Devices.CountAsync(device => device.UserId == user));
            (state, devices > 0, App.SignIn.Revoked.Contains($"auron {user}")).ShouldBeOneOf(("completed", true, false), ("cancelled", false, true));
        }
    }
}
