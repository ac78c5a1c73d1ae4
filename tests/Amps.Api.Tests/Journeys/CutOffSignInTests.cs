using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Amps.Api.Tests.Journeys;

/// <summary>A sign-in between the manufacturer's word and our note of it.</summary>
public sealed class CutOffSignInTests : JourneyScene
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TaskCompletionSource answer = new();
    private int asked;

    [Fact]
    public async Task A_browser_that_is_closed_meanwhile_loses_nothing()
    {
        using var closing = new CancellationTokenSource();
        using var tab = await AtSignInAsync("closer", closing: closing.Token);
        Hold();
        var sent = tab.TakeAsync(("simulated", "true"));
        await Eventually.HoldsAsync(() => asked == 1, "the manufacturer is asked");

        await closing.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(sent);
        answer.SetResult();

        await Eventually.HoldsAsync(async () => await StepOfAsync("closer") == JourneyStep.Devices, "the sign-in is recorded");
        App.SignIn.Revoked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_grant_that_cannot_be_recorded_is_given_back_and_the_step_can_be_taken_again()
    {
        using var tab = await AtSignInAsync("unlucky", ""","skipDeviceSelection":true""");
        App.SignIn.ScriptDiscovery("unlucky", found => found.Append(null!).ToList());
        await tab.TakeAsync(("simulated", "true"));
        tab.Status.ShouldBe(HttpStatusCode.InternalServerError);
        App.SignIn.Revoked.ShouldBe(["auron unlucky"]);

        App.SignIn.ScriptDiscovery("unlucky", found => found.ToList());
        await tab.GetAsync(tab.Path);
        await tab.TakeAsync(("simulated", "true"));

        tab.Path.ShouldEndWith("/consent");
    }

    [Fact]
    public async Task Where_the_database_does_not_take_the_sign_in_its_grant_goes_back_and_the_step_can_be_taken_again()
    {
        using var other = await AtSignInAsync("lucky");
        await other.TakeAsync(("simulated", "true"));
        using var tab = await AtSignInAsync("unlucky");
        await AllowOneJourneyAtEachStepAsync();
        await tab.TakeAsync(("simulated", "true"));
        tab.Status.ShouldBe(HttpStatusCode.InternalServerError);
        App.SignIn.Revoked.ShouldBe(["auron unlucky"]);
        await other.TakeAsync(("leave", "true"));

        await tab.GetAsync(tab.Path);
        await tab.TakeAsync(("simulated", "true"));

        tab.Path.ShouldEndWith("/devices");
    }

    [Fact]
    public async Task Where_it_takes_nothing_of_a_refusal_either_the_grant_goes_back()
    {
        using var tab = await AtSignInAsync("unlucky");
        App.SignIn.ScriptDiscovery("unlucky", _ => new OemFailure(OemFailureReason.Unavailable));
        await App.InSandboxAsync(async db =>
        {
            // What is owed for the claim stands there already.
            var journey = await db.Journeys.SingleAsync();
            db.UnlinkedGrants.Add(UnlinkedGrant.Of(journey, journey.Sequence + 1, "sealed", App.Time.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        await tab.TakeAsync(("simulated", "true"));

        tab.Status.ShouldBe(HttpStatusCode.InternalServerError);
        App.SignIn.Revoked.ShouldBe(["auron unlucky"]);
    }

    [Fact]
    public async Task A_grant_whose_devices_cannot_be_looked_at_is_given_back()
    {
        using var tab = await AtSignInAsync("blind");
        App.SignIn.ScriptDiscovery("blind", _ => throw new NotSupportedException("as a bug would"));

        await tab.TakeAsync(("simulated", "true"));

        App.SignIn.Revoked.ShouldBe(["auron blind"]);
    }

    [Fact]
    public async Task A_code_that_is_sent_twice_is_asked_once_and_both_presses_lead_on()
    {
        using var tab = await AtSignInAsync("hasty");
        await tab.TakeAsync(("user", "mfa@example.com"), ("password", "x"));
        tab.Path.ShouldEndWith("/mfa");
        Hold();
        var (path, token) = (tab.Path, tab.Token);
        var first = tab.SendAsync(path, ("token", token), ("code", "123456"));
        await Eventually.HoldsAsync(() => asked == 1, "the manufacturer is asked");

        var second = tab.SendAsync(path, ("token", token), ("code", "123456"));
        await Eventually.HoldsAsync(() => asked == 2 || App.Time.HasTimerWithin(Pause), "the second form waits");
        answer.SetResult();
        await first;
        await App.PassUntilAsync(() => second.IsCompleted, "the second form is answered");

        (await first, await second, asked).ShouldBe((HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, 1));
        tab.Location.ShouldEndWith("/devices");
    }

    [Fact]
    public async Task A_sign_in_that_never_ends_holds_the_journey_up_for_a_minute()
    {
        using var tab = await AtSignInAsync("patient");
        Hold();
        var (path, token) = (tab.Path, tab.Token);
        var first = tab.SendAsync(path, ("token", token), ("simulated", "true"));
        await Eventually.HoldsAsync(() => asked == 1, "the manufacturer is asked");
        App.Time.Sleep(Journey.AskingLease);
        App.SignIn.Entering = null;

        await tab.GetAsync(path);
        await tab.TakeAsync(("simulated", "true"));
        tab.Path.ShouldEndWith("/devices");
        answer.SetResult();
        await first;

        App.SignIn.Revoked.ShouldBe(["auron patient"]);
        (await StepOfAsync("patient")).ShouldBe(JourneyStep.Devices);
    }

    private void Hold() => App.SignIn.Entering = async _ =>
    {
        Interlocked.Increment(ref asked);
        await answer.Task;
    };

    private Task AllowOneJourneyAtEachStepAsync() => App.InSandboxAsync(db =>
    {
        var journeys = db.Model.FindEntityType(typeof(Journey))!;
        var name = db.GetService<ISqlGenerationHelper>();
        var column = name.DelimitIdentifier(journeys.FindProperty(nameof(Journey.Step))!.GetColumnName());
        var statement = $"create unique index one_at_each_step on {name.DelimitIdentifier(journeys.GetTableName()!, journeys.GetSchema())} ({column})";
        return db.Database.ExecuteSqlRawAsync(statement);
    });

    private async Task<Tab> AtSignInAsync(string user, string more = "", CancellationToken closing = default)
    {
        var tab = new Tab(App) { Closing = closing };
        await tab.BeginAsync((await MakeSessionAsync(user, ""","oem":"auron" """ + more)).Url);
        tab.Path.ShouldEndWith("/sign_in");
        return tab;
    }

    private Task<JourneyStep> StepOfAsync(string user) => App.InSandboxAsync(db => db.Journeys.Where(journey => journey.UserId == user).Select(journey => journey.Step).SingleAsync());
}
