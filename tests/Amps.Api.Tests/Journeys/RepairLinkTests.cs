using System.Net;
using Amps.Api.Tests.Credentials;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>A link to sign in again, opened more than once.</summary>
public sealed class RepairLinkTests : JourneyScene
{
    private string path = "";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        var device = DeviceId.Trust((await ConnectAsync("owner"))[0]);
        App.Time.Sleep(TimeSpan.FromSeconds(2));
        await App.SendInAsync(new RevokeAccountCommand(device));
        path = new Uri(await App.ReconnectionUrlAsync(device)).PathAndQuery;
    }

    [Fact]
    public async Task Who_presses_begin_twice_comes_into_one_journey()
    {
        using var tab = new Tab(App);
        await tab.GetAsync(path);
        await tab.PostAsync(path);
        var journey = tab.Location;

        (await tab.PostAsync(path)).ShouldBe(HttpStatusCode.SeeOther);

        tab.Location.ShouldBe(journey);
        await tab.FollowAsync();
        tab.Path.ShouldEndWith("/sign_in");
    }

    [Fact]
    public async Task Who_presses_begin_many_times_at_once_comes_into_one_journey()
    {
        using var tab = new Tab(App);
        await tab.GetAsync(path);
        var token = tab.Token;

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => tab.SendAsync(path, ("token", token)))));

        answers.ShouldAllBe(status => status == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Its_browser_comes_back_by_it_and_another_one_does_not()
    {
        using var tab = new Tab(App);
        using var other = new Tab(App);
        await other.GetAsync(path);
        await tab.BeginAsync(new Uri(App.Url, path).AbsoluteUri);

        await tab.GetAsync(path);
        await tab.FollowAsync();
        tab.Path.ShouldEndWith("/sign_in");
        (await other.GetAsync(path)).ShouldBe(HttpStatusCode.Gone);
        other.Heading.ShouldBe("This link has already been used");
    }
}
