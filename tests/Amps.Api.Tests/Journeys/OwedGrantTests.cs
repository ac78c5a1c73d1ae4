using System.Collections.Concurrent;
using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Amps.Domain.Removals;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

/// <summary>A grant that its manufacturer does not take back at once.</summary>
public sealed class OwedGrantTests : JourneyScene
{
    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        App.SignIn.RevokeFails = OemFailureReason.Unavailable;
    }

    [Fact]
    public async Task It_is_given_back_later_where_the_end_user_left()
    {
        using var tab = await SignedInAsync("leaver");
        await tab.TakeAsync(("leave", "true"));

        await ShouldBeGivenBackAsync("leaver");
    }

    [Fact]
    public async Task It_is_given_back_later_where_time_ran_out()
    {
        using var tab = await SignedInAsync("sleeper");
        App.Time.Sleep(Journey.Patience);
        (await App.RunJobAsync("journeys")).ShouldBeTrue();

        await ShouldBeGivenBackAsync("sleeper");
    }

    [Fact]
    public async Task It_is_not_given_back_where_somebody_else_of_the_customer_uses_the_account()
    {
        App.SignIn.RevokeFails = null;
        await ConnectAsync("owner");
        using var tab = await SignedInAsync("intruder", "owner");
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();
        tab.Path.ShouldEndWith("/problem");

        App.SignIn.Revoked.ShouldBeEmpty();
        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task It_is_not_given_back_where_its_user_connected_the_account_meanwhile()
    {
        using var tab = await SignedInAsync("again");
        await tab.TakeAsync(("leave", "true"));
        await ConnectAsync("again");
        App.SignIn.RevokeFails = null;
        App.Time.Sleep(UnlinkedGrant.Grace);

        await App.GiveBackAsync();

        App.SignIn.Revoked.ShouldBeEmpty();
        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task It_waits_where_it_cannot_be_opened_until_the_right_key_is_back()
    {
        App.SignIn.RevokeFails = null;
        using var tab = await SignedInAsync("sealed");
        var stored = await App.InSandboxAsync(db => db.Journeys.Select(journey => journey.Secret).SingleAsync());
        await App.InSandboxAsync(db => db.Journeys.ExecuteUpdateAsync(row => row.SetProperty(journey => journey.Secret, "sealed with another key")));
        await tab.TakeAsync(("leave", "true"));
        App.SignIn.Revoked.ShouldBeEmpty();
        (await OwedAsync()).ShouldBe(1);

        await App.InSandboxAsync(db => db.UnlinkedGrants.ExecuteUpdateAsync(row => row.SetProperty(owed => owed.Secret, stored)));
        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.GiveBackAsync();

        App.SignIn.Revoked.ShouldBe(["auron sealed"]);
    }

    [Fact]
    public async Task It_is_given_back_later_where_nothing_was_found()
    {
        App.SignIn.ScriptDiscovery("empty", _ => new List<DiscoveredDevice>());
        using var tab = await SignedInAsync("empty");
        tab.Path.ShouldEndWith("/problem");

        await ShouldBeGivenBackAsync("empty");
    }

    [Theory]
    [InlineData("nothing", JourneyStep.Problem)]
    [InlineData("trouble", JourneyStep.SignIn)]
    public async Task A_refusal_is_recorded_before_the_grant_is_given_back(string account, JourneyStep step)
    {
        App.SignIn.RevokeFails = null;
        App.SignIn.ScriptDiscovery("nothing", _ => new List<DiscoveredDevice>());
        App.SignIn.ScriptDiscovery("trouble", _ => new OemFailure(OemFailureReason.Unavailable));
        var asked = new TaskCompletionSource();
        var answer = new TaskCompletionSource<OemFailure?>();
        App.SignIn.Revoking = _ =>
        {
            asked.SetResult();
            return answer.Task;
        };
        var signingIn = SignedInAsync(account);
        await asked.Task;

        (await App.InSandboxAsync(db => db.Journeys.Select(journey => journey.Step).SingleAsync())).ShouldBe(step);
        (await App.InSandboxAsync(db => db.Journeys.AllAsync(journey => journey.AskingUntil == null && journey.Code != null))).ShouldBeTrue();
        (await OwedAsync()).ShouldBe(1);
        answer.SetResult(null);
        using var tab = await signingIn;

        App.SignIn.Revoked.ShouldBe(["auron " + account]);
        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_manufacturer_who_never_answers_is_told_no_more_after_an_hour()
    {
        using var tab = await SignedInAsync("lost");
        await tab.TakeAsync(("leave", "true"));

        App.Time.Sleep(DeviceRemoval.ManufacturerRetries);
        await App.GiveBackAsync();

        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_owed_where_the_manufacturer_answers()
    {
        App.SignIn.RevokeFails = null;
        using var tab = await SignedInAsync("simple");
        await tab.TakeAsync(("leave", "true"));

        App.SignIn.Revoked.ShouldBe(["auron simple"]);
        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Where_time_ran_out_no_manufacturer_holds_the_closing_up()
    {
        var asked = 0;
        App.SignIn.RevokeFails = null;
        App.SignIn.Revoking = _ => Task.FromResult<OemFailure?>(Interlocked.Increment(ref asked) > 0 ? new OemFailure(OemFailureReason.Timeout) : null);
        using var tab = await SignedInAsync("sleeper");
        App.Time.Sleep(Journey.Patience);

        (await App.RunJobAsync("journeys")).ShouldBeTrue();

        (asked, await OwedAsync()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_manufacturer_who_does_not_answer_is_asked_once_a_run_and_keeps_no_other_one_waiting()
    {
        var asked = new ConcurrentQueue<string>();
        await LeaveAsync("first", "auron");
        await LeaveAsync("second", "auron");
        await LeaveAsync("third", "boreal");
        App.SignIn.RevokeFails = null;
        App.SignIn.Revoking = oem =>
        {
            asked.Enqueue(oem);
            return Task.FromResult<OemFailure?>(oem == "auron" ? new OemFailure(OemFailureReason.Timeout) : null);
        };
        App.Time.Sleep(UnlinkedGrant.Grace);

        await App.GiveBackAsync();

        asked.ShouldBe(["auron", "boreal"], ignoreOrder: true);
        App.SignIn.Revoked.ShouldBe(["boreal third"]);
        (await OwedAsync()).ShouldBe(2);

        // Past the hour too each is asked for before it is given up.
        App.Time.Sleep(DeviceRemoval.ManufacturerRetries);
        await App.GiveBackAsync();
        (asked.Count(oem => oem == "auron"), await OwedAsync()).ShouldBe((2, 1));

        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.GiveBackAsync();
        (asked.Count(oem => oem == "auron"), await OwedAsync()).ShouldBe((3, 0));
    }

    [Fact]
    public async Task One_that_cannot_be_opened_holds_up_no_other_one_and_is_not_given_up()
    {
        await LeaveAsync("sealed", "auron");
        await App.InSandboxAsync(db => db.UnlinkedGrants.ExecuteUpdateAsync(row => row.SetProperty(owed => owed.Secret, "sealed with another key")));
        App.Time.Sleep(TimeSpan.FromSeconds(1));
        await LeaveAsync("next", "auron");
        App.SignIn.RevokeFails = null;
        App.Time.Sleep(DeviceRemoval.ManufacturerRetries);

        await App.GiveBackAsync();

        App.SignIn.Revoked.ShouldBe(["auron next"]);
        (await OwedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task One_that_breaks_holds_up_no_other_one()
    {
        await LeaveAsync("odd", "auron");
        App.Time.Sleep(TimeSpan.FromSeconds(1));
        await LeaveAsync("next", "auron");
        var asked = 0;
        App.SignIn.RevokeFails = null;
        App.SignIn.Revoking = _ => Interlocked.Increment(ref asked) == 1 ? throw new NotSupportedException("as a bug would") : Task.FromResult<OemFailure?>(null);
        App.Time.Sleep(UnlinkedGrant.Grace);

        await App.GiveBackAsync();

        App.SignIn.Revoked.ShouldBe(["auron next"]);
        (await OwedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_sign_in_gives_its_own_back_and_leaves_the_others_to_the_job()
    {
        App.SignIn.ScriptDiscovery("first", _ => new OemFailure(OemFailureReason.Unavailable));
        App.SignIn.ScriptDiscovery("second", _ => new OemFailure(OemFailureReason.Unavailable));
        using var tab = await SignedInAsync("trouble", "first");
        App.SignIn.RevokeFails = null;

        await tab.TakeAsync(("user", "second"), ("password", "x"));

        App.SignIn.Revoked.ShouldBe(["auron second"]);
        (await OwedAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_that_is_recorded_is_told_although_the_database_takes_nothing_after_it()
    {
        App.SignIn.ScriptDiscovery("trouble", _ => new OemFailure(OemFailureReason.Unavailable));
        App.SignIn.RevokeFails = null;
        App.SignIn.Revoking = async _ =>
        {
            await App.InSandboxAsync(db => db.Database.ExecuteSqlRawAsync(TestDatabase.Provider == DatabaseProvider.Sqlite ? "alter table unlinked_grants rename to gone" : "alter table sandbox.unlinked_grants rename to gone"));
            return null;
        };

        using var tab = await SignedInAsync("trouble");

        tab.Status.ShouldBe(HttpStatusCode.OK);
        tab.Path.ShouldEndWith("/sign_in");
        tab.Html.ShouldContain("has trouble at the moment");
    }

    [Fact]
    public async Task Where_the_manufacturer_would_end_the_next_one_with_it_it_waits_for_the_journeys_end()
    {
        App.SignIn.EndsAllGrants = true;
        App.SignIn.RevokeFails = null;
        App.SignIn.ScriptDiscovery("again", _ => new OemFailure(OemFailureReason.Unavailable));
        using var tab = await SignedInAsync("again");
        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.GiveBackAsync();
        (App.SignIn.Revoked.Count, await OwedAsync()).ShouldBe((0, 1));

        await tab.TakeAsync(("leave", "true"));

        App.SignIn.Revoked.ShouldBe(["auron again"]);
        (await OwedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Where_it_would_end_the_next_one_with_it_it_waits_for_another_journey_of_its_user_too()
    {
        App.SignIn.EndsAllGrants = true;
        await LeaveAsync("again", "auron");
        App.SignIn.RevokeFails = null;
        using var tab = await SignedInAsync("again");
        App.Time.Sleep(UnlinkedGrant.Grace);

        await App.GiveBackAsync();

        (App.SignIn.Revoked.Count, await OwedAsync()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Where_the_end_user_tries_again_what_is_linked_then_is_alive()
    {
        App.SignIn.EndsAllGrants = true;
        App.SignIn.RevokeFails = null;
        App.SignIn.ScriptDiscovery("again", _ => new OemFailure(OemFailureReason.Unavailable));
        using var tab = await SignedInAsync("again");
        App.SignIn.ScriptDiscovery("again", found => found.ToList());
        await tab.GetAsync(tab.Path);
        await tab.TakeAsync(("user", "again"), ("password", "x"));
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();
        tab.Location.ShouldStartWith(Home);
        App.Time.Sleep(UnlinkedGrant.Grace);

        await App.GiveBackAsync();

        App.SignIn.Revoked.ShouldBeEmpty();
        (await OwedAsync()).ShouldBe(0);
    }

    private async Task LeaveAsync(string user, string oem)
    {
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync(user, $""","oem":"{oem}" """)).Url);
        await tab.TakeAsync(("simulated", "true"));
        await tab.TakeAsync(("leave", "true"));
    }

    private async Task ShouldBeGivenBackAsync(string account)
    {
        (await OwedAsync()).ShouldBe(1);
        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.GiveBackAsync();
        (await OwedAsync()).ShouldBe(1);

        App.SignIn.RevokeFails = null;
        App.Time.Sleep(UnlinkedGrant.Grace);
        await App.GiveBackAsync();

        App.SignIn.Revoked.ShouldBe(["auron " + account]);
        (await OwedAsync()).ShouldBe(0);
    }

    private async Task<Tab> SignedInAsync(string user, string? account = null)
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync(user, ""","oem":"auron" """)).Url);
        await tab.TakeAsync(("user", account ?? user), ("password", "x"));
        return tab;
    }

    private Task<int> OwedAsync() => App.InSandboxAsync(db => db.UnlinkedGrants.CountAsync());
}
