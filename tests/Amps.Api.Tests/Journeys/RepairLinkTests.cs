using System.Net;
using Amps.Api.Tests.Credentials;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

/// <summary>A link to sign in again, opened more than once.</summary>
public sealed class RepairLinkTests : JourneyScene
{
    private DeviceId device;
    private string path = "";

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        device = DeviceId.Trust((await ConnectAsync("owner"))[0]);
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

        var hash = ReconnectToken.HashOf(path[(path.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..]);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => tab.SendAsync(path, ("token", token)))));

        answers.ShouldAllBe(status => status == HttpStatusCode.SeeOther);
        (await App.InDbAsync(db => db.Journeys.CountAsync(journey => journey.LinkHash == hash))).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_was_replaced_says_that_there_is_a_newer_one()
    {
        App.Time.Sleep(TimeSpan.FromSeconds(2));
        await ConnectAsync("owner");
        App.Time.Sleep(TimeSpan.FromSeconds(2));
        await App.SendInAsync(new RevokeAccountCommand(device));
        using var tab = new Tab(App);

        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.Gone);

        tab.Heading.ShouldBe("There is a newer link");
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData("cred_00000000000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("a.b.c")]
    public async Task One_that_nobody_made_says_that_it_is_not_known(string token)
    {
        using var tab = new Tab(App);

        (await tab.GetAsync("/link?reconnect=true&token=" + token)).ShouldBe(HttpStatusCode.NotFound);

        tab.Heading.ShouldBe("This link is not known");
    }

    [Fact]
    public async Task One_that_is_too_old_says_so()
    {
        App.Time.Sleep(ReconnectToken.Lifetime);
        using var tab = new Tab(App);

        await tab.GetAsync(path);

        tab.Heading.ShouldBe("This link has expired");
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
