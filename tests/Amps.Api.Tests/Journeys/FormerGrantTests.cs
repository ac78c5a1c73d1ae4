using Amps.Api.Tests.Credentials;
using Amps.Api.Tests.Devices;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Credentials;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

/// <summary>An account that is linked already, and then by another grant.</summary>
public sealed class FormerGrantTests : JourneyScene
{
    private const string Account = "owner@example.com";

    private readonly List<Grant?> granted = [];

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        App.SignIn.Answering = answer =>
        {
            granted.Add(answer is SignInAnswer.Accepted accepted ? accepted.SignedIn.Grant : null);
            return answer;
        };
        await ConnectAsync("owner", Account);
        App.Time.Sleep(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task The_former_one_is_given_back_where_the_account_is_linked_again()
    {
        await ConnectAsync("owner", Account);

        await GiveBackAsync();

        App.SignIn.RevokedGrants.ShouldBe([granted[0]]);
    }

    [Fact]
    public async Task It_is_kept_where_the_manufacturer_gave_the_same_one_again()
    {
        App.SignIn.Answering = answer => answer is SignInAnswer.Accepted accepted ? accepted with { SignedIn = accepted.SignedIn with { Grant = granted[0] } } : answer;
        await ConnectAsync("owner", Account);

        await GiveBackAsync();

        App.SignIn.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_kept_where_the_manufacturer_would_end_the_new_one_with_it()
    {
        App.SignIn.EndsAllGrants = true;
        await ConnectAsync("owner", Account);

        await GiveBackAsync();

        App.SignIn.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_kept_where_somebody_else_of_the_customer_uses_the_account()
    {
        await App.InSandboxAsync(async db =>
        {
            var other = Credential.Create((await db.Credentials.FirstAsync(row => row.UserId == "owner")).CustomerId, "partner", "auron", Account, App.Time.GetUtcNow());
            db.Credentials.Add(other);
            return await db.SaveChangesAsync();
        });
        await ConnectAsync("owner", Account);

        await GiveBackAsync();

        App.SignIn.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task That_of_the_former_account_is_given_back_where_another_one_repairs_the_connection()
    {
        const string renamed = "renamed@example.com";
        App.SignIn.EndsAllGrants = true;
        App.SignIn.Rename(Account, renamed);
        var device = (await App.DevicesOfAsync("owner"))[0].Id;
        await App.SendInAsync(new RevokeAccountCommand(device));
        using var tab = new Tab(App);
        await tab.BeginAsync(await App.ReconnectionUrlAsync(device));
        await tab.TakeAsync(("user", renamed), ("password", "x"));
        await tab.TakeAsync();
        tab.Location.ShouldContain("?status=success");

        await GiveBackAsync();

        App.SignIn.Revoked.ShouldBe(["auron " + Account]);
        App.SignIn.RevokedGrants.ShouldBe([granted[0]]);
    }

    private async Task ConnectAsync(string user, string account)
    {
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync(user, ""","oem":"auron" """)).Url);
        await tab.TakeAsync(("user", account), ("password", "x"));
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();
        tab.Location.ShouldStartWith(Home);
    }

    private async Task GiveBackAsync()
    {
        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.GiveBackAsync();
        (await App.InSandboxAsync(db => db.UnlinkedGrants.CountAsync())).ShouldBe(0);
    }
}
