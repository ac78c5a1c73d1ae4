using Amps.Api.Tests.Credentials;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>Accounts that are not as ours are.</summary>
public sealed class StrangeAccountTests : JourneyScene
{
    [Fact]
    public async Task A_device_that_is_listed_twice_is_offered_connected_and_repaired_once()
    {
        App.SignIn.ScriptDiscovery("twice", found => found.Concat(found).ToList());
        using var tab = await SignedInAsync("twice");
        tab.Devices.ShouldBeUnique();
        await AgreeAsync(tab);
        var devices = await App.DevicesOfAsync("twice");
        devices.Count.ShouldBe(3);

        App.Time.Sleep(TimeSpan.FromSeconds(2));
        await App.SendInAsync(new RevokeAccountCommand(devices[0].Id));
        using var again = new Tab(App);
        await again.BeginAsync(await App.ReconnectionUrlAsync(devices[0].Id));
        await again.TakeAsync(("user", "twice"), ("password", "x"));
        await again.TakeAsync();

        again.Location.ShouldStartWith($"{Repaired}?status=success");
        (await App.DevicesOfAsync("twice")).ShouldAllBe(device => device.Connection == ConnectionState.Connected);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public async Task A_name_that_cannot_be_kept_is_refused_in_words_and_the_grant_is_given_back(int length)
    {
        var name = new string('n', length);
        App.SignIn.Answering = answer => answer is SignInAnswer.Accepted accepted ? accepted with { SignedIn = accepted.SignedIn with { Account = name } } : answer;

        using var tab = await SignedInAsync("long");

        tab.Path.ShouldEndWith("/sign_in");
        tab.Html.ShouldContain("Auron Energy has trouble at the moment");
        App.SignIn.Revoked.ShouldBe(["auron " + name]);
    }

    [Fact]
    public async Task What_its_owner_calls_it_is_cut()
    {
        App.SignIn.Answering = answer => answer is SignInAnswer.Accepted accepted ? accepted with { SignedIn = accepted.SignedIn with { DisplayName = new string('n', 199) + "\U0001F50B" } } : answer;
        using var tab = await SignedInAsync("wordy");
        await AgreeAsync(tab);

        var device = (await App.DevicesOfAsync("wordy"))[0];
        (await App.CredentialAsync(device.CredentialId)).DisplayName.ShouldBe(new string('n', 199));
    }

    private async Task<Tab> SignedInAsync(string user)
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync(user, ""","oem":"auron" """)).Url);
        await tab.TakeAsync(("user", user), ("password", "x"));
        return tab;
    }

    private static async Task AgreeAsync(Tab tab)
    {
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();
    }
}
