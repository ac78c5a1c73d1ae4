using System.Net;
using Amps.Application.ApiKeys;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.EnableKey;
using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.ApiKeys.RollKey;
using Amps.Application.ApiKeys.SetKeyPermissions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Infrastructure.Jobs;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Authentication;

public sealed class ManageKeyTests : SandboxScene
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private CustomerId Demo => CustomerId.Trust(App.Demo.CustomerId);

    [Fact]
    public async Task Both_bodies_of_a_rolled_key_work_until_the_overlap_ends()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);

        var rolled = await App.SendAsync(new RollKeyCommand(made.KeyId, TimeSpan.FromHours(2)));

        rolled.Key.ShouldNotBe(made.Key);
        rolled.PreviousValidUntil.ShouldBe(App.Time.Now().AddHours(2));
        App.Time.Sleep(TimeSpan.FromHours(2) - Moment);
        (await CallAsync(made.Key)).Status.ShouldBe(HttpStatusCode.OK);
        ((string?)(await CallAsync(rolled.Key)).Data["keyId"]).ShouldBe(made.KeyId.Value);
        App.Time.Sleep(Moment);
        (await CallAsync(made.Key)).Message.ShouldNotBeNull().ShouldContain("was replaced");
        (await CallAsync(rolled.Key)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_roll_without_overlap_ends_the_old_body_on_the_next_call()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);
        await CallAsync(made.Key);

        await App.SendAsync(new RollKeyCommand(made.KeyId, TimeSpan.Zero));

        (await CallAsync(made.Key)).Code.ShouldBe("INVALID_API_KEY");
    }

    [Fact]
    public async Task No_more_than_two_bodies_ever_work()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);
        var second = await App.SendAsync(new RollKeyCommand(made.KeyId, ApiKey.LongestRollOverlap));
        var third = await App.SendAsync(new RollKeyCommand(made.KeyId, ApiKey.LongestRollOverlap));

        (await CallAsync(made.Key)).Code.ShouldBe("INVALID_API_KEY");
        (await CallAsync(second.Key)).Status.ShouldBe(HttpStatusCode.OK);
        (await CallAsync(third.Key)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_rolls_at_the_same_instant_leave_one_current_body()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);

        var rolled = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => App.SendAsync(new RollKeyCommand(made.KeyId, TimeSpan.Zero)))));

        var answers = await Task.WhenAll(rolled.Select(one => CallAsync(one.Key)));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task An_overlap_never_outlasts_the_key()
    {
        var end = App.Time.Now().AddHours(1);
        var made = await CreateAsync(KeyTerms.FullAccess with { ExpiresAt = end });

        (await App.SendAsync(new RollKeyCommand(made.KeyId, TimeSpan.FromHours(2)))).PreviousValidUntil.ShouldBe(end);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(73)]
    public async Task An_overlap_is_from_0_to_72_hours(int hours)
    {
        var made = await CreateAsync(KeyTerms.FullAccess);

        (await TrySendAsync(new RollKeyCommand(made.KeyId, TimeSpan.FromHours(hours)))).ShouldNotBeNull().Code.ShouldBe("VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_rolled_body_draws_from_the_limit_of_its_key()
    {
        var made = await CreateAsync(new KeyTerms(Permission.All, RateLimitPerMinute: 6, Burst: 2));
        var rolled = await App.SendAsync(new RollKeyCommand(made.KeyId, TimeSpan.FromHours(1)));
        await CallAsync(made.Key);
        await CallAsync(rolled.Key);

        (await CallAsync(rolled.Key)).Code.ShouldBe("RATE_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task A_roll_leaves_the_tokens_as_they_are()
    {
        var lab = await TokenLab.MakeAsync(App);
        var issued = await lab.IssueAsync();

        await App.SendAsync(new RollKeyCommand(lab.Key, TimeSpan.Zero));

        (await lab.CallAsync(issued.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Permissions_change_on_the_next_call_of_the_key_and_of_its_tokens()
    {
        var lab = await TokenLab.MakeAsync(App);
        var issued = await lab.IssueAsync();
        (await lab.CallAsync(issued.Token, "/devices")).Status.ShouldBe(HttpStatusCode.OK);

        await App.SendAsync(new SetKeyPermissionsCommand(lab.Key, [Permission.LinkWrite]));

        (await lab.CallAsync(issued.Token, "/devices")).Code.ShouldBe("INSUFFICIENT_PERMISSIONS");
        (await lab.CallAsync(lab.Body, "/devices")).Code.ShouldBe("INSUFFICIENT_PERMISSIONS");
    }

    [Theory]
    [InlineData]
    [InlineData("devices:read", "devices:everything")]
    public async Task Permissions_are_at_least_one_of_those_there_are(params string[] permissions)
    {
        var made = await CreateAsync(KeyTerms.FullAccess);

        (await TrySendAsync(new SetKeyPermissionsCommand(made.KeyId, permissions))).ShouldNotBeNull().Code.ShouldBe("VALIDATION_ERROR");
    }

    [Fact]
    public async Task A_disabled_key_and_its_tokens_are_shut_out_until_it_is_enabled()
    {
        var lab = await TokenLab.MakeAsync(App);
        var issued = await lab.IssueAsync();
        await lab.CallAsync(issued.Token);

        await App.SendAsync(new EnableKeyCommand(lab.Key, Enabled: false));
        var (key, token) = (await lab.CallAsync(lab.Body), await lab.CallAsync(issued.Token));
        await App.SendAsync(new EnableKeyCommand(lab.Key, Enabled: true));

        key.Code.ShouldBe("INVALID_API_KEY");
        key.Message.ShouldNotBeNull().ShouldContain("disabled since");
        token.Code.ShouldBe("INVALID_API_KEY");
        (await lab.CallAsync(issued.Token)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_has_ended_is_not_rolled()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);
        await App.SendAsync(new RevokeKeyCommand(made.KeyId));

        (await TrySendAsync(new RollKeyCommand(made.KeyId, TimeSpan.Zero))).ShouldNotBeNull().Code.ShouldBe("CONFLICT");
    }

    [Fact]
    public async Task A_revocation_that_cancels_calls_off_the_keys_pushes_and_schedules_and_no_others()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);
        using var client = App.Client(made.Key);
        var other = await App.DemoDeviceAsync("battery", "boreal");
        var charger = await App.DemoDeviceAsync("ev_charger", "auron");
        var planned = await PushAsync(client, Battery.Id);
        var queued = await client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle","start":"3h"},"onConflict":"queue_after"}""");
        queued.Status.ShouldBe(HttpStatusCode.Accepted, queued.Body.ToJsonString());
        var others = await PushAsync(Client, other.Id);
        await client.PutAnswerAsync($"/ev-charger/{charger.Id}/schedule", """{"slots":[{"time":"23:00","command":"idle"}]}""");
        await Client.PutAnswerAsync($"/battery/{other.Id}/schedule", """{"slots":[{"time":"23:00","command":"idle"}]}""");

        await App.SendAsync(new RevokeKeyCommand(made.KeyId, Cancelling: true));
        var cancelled = await App.Services.GetRequiredService<KeyCancelling>().CancelAsync(made.KeyId, CancellationToken.None);

        (cancelled.Actions, cancelled.Schedules).ShouldBe((2, 1));
        (await StateAsync(planned)).ShouldBe("cancelled");
        (await StateAsync((string)queued.Data["id"]!)).ShouldBe("cancelled");
        (await StateAsync(others)).ShouldBe("scheduled");
        (await Client.GetAnswerAsync($"/ev-charger/{charger.Id}/schedule")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Client.GetAnswerAsync($"/battery/{other.Id}/schedule")).Status.ShouldBe(HttpStatusCode.OK);
        (await App.MembersAsync("push.cancelled", "reason")).ShouldBe(["key_revoked", "key_revoked"]);
    }

    [Fact]
    public async Task What_a_schedule_of_the_key_fired_a_moment_ago_is_called_off_too()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);
        using var client = App.Client(made.Key);
        await client.PutAnswerAsync(BatteryPath + "/schedule", """{"slots":[{"at":"2026-06-01T11:00:00Z","command":"idle"}]}""");
        await App.Services.GetRequiredService<Pumps>().StopAsync(CancellationToken.None);
        App.Time.Sleep(TimeSpan.FromMinutes(30));
        var fired = await FireAsync();

        await App.Services.GetRequiredService<KeyCancelling>().CancelAsync(made.KeyId, CancellationToken.None);

        (await StateAsync(fired)).ShouldBe("cancelled");
    }

    [Fact]
    public async Task What_another_process_let_in_meanwhile_is_called_off_by_the_job()
    {
        var made = await CreateAsync(KeyTerms.FullAccess);
        using var client = App.Client(made.Key);
        var early = await PushAsync(client, Battery.Id);
        await App.SendAsync(new RevokeKeyCommand(made.KeyId, Cancelling: true));
        await App.RunJobAsync("keys");
        (await StateAsync(early)).ShouldBe("cancelled");

        // As a process does that has not yet heard of it.
        var late = await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services => (await services.GetRequiredService<ISender>().Send(
            new Amps.Application.Actions.PushAction.PushActionCommand(Battery.Id, Domain.Devices.DeviceType.Battery, made.KeyId, new Domain.Actions.PushRequest("idle", new Dictionary<string, Quantity>(), "1h")))).Value.Id);
        App.Time.Sleep(TimeSpan.FromSeconds(30));
        await App.RunJobAsync("keys");

        (await StateAsync(late.Value)).ShouldBe("cancelled");
    }

    [Fact]
    public async Task A_member_makes_no_key_without_a_limit_and_none_for_another_customer()
    {
        (await TrySendAsync(new CreateKeyCommand(Demo, AmpsEnvironment.Sandbox, KeyTerms.FullAccess with { RateLimitPerMinute = 0 }), Demo)).ShouldNotBeNull().Code.ShouldBe("VALIDATION_ERROR");
        (await TrySendAsync(new CreateKeyCommand(Demo, AmpsEnvironment.Sandbox, KeyTerms.FullAccess), CustomerId.Trust("cus_00000000000000000000000000"))).ShouldNotBeNull().Code.ShouldBe("NOT_FOUND");
        (await TrySendAsync(new CreateKeyCommand(Demo, AmpsEnvironment.Sandbox, KeyTerms.FullAccess), Demo)).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_of_another_process_holds_for_tokens_with_the_next_look_at_the_stamp()
    {
        var lab = await TokenLab.MakeAsync(App);
        var issued = await lab.IssueAsync();
        var elsewhere = ActivatorUtilities.CreateInstance<KeyDirectory>(App.Services);
        var gate = ActivatorUtilities.CreateInstance<TokenGate>(App.Services, elsewhere);
        await SeeAsync(elsewhere);
        var hash = TokenGate.Hash(issued.Token);
        (await gate.FindAsync(issued.Token, hash, gate.Read(issued.Token)!, CancellationToken.None)).ShouldNotBeNull();

        await App.SendAsync(new Amps.Application.ApiKeys.RevokeTokens.RevokeTokensCommand(lab.Key, Amps.Application.ApiKeys.RevokeTokens.TokensToRevoke.All));
        elsewhere.Recall(hash).ShouldNotBeNull("it has not looked yet");
        await SeeAsync(elsewhere);

        elsewhere.Recall(hash).ShouldBeNull();
        (await gate.FindAsync(issued.Token, hash, gate.Read(issued.Token)!, CancellationToken.None))!.Ended(App.Time.Now()).ShouldNotBeNull();
    }

    /// <summary>Fires the only schedule as the pumps do, so that its action waits to be claimed.</summary>
    private Task<string> FireAsync() => App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
    {
        var db = services.GetRequiredService<IEnvironmentDb>();
        var (schedule, device, now) = (await db.Schedules.SingleAsync(), await db.Devices.SingleAsync(row => row.Id == Domain.Devices.DeviceId.Trust(Battery.Id)), App.Time.Now());
        var action = Domain.Actions.DeviceAction.OfSchedule(device, schedule.Fire(schedule.Due(now), obstacle: null, now)!, schedule.Id, now);
        db.Actions.Add(action);
        await db.SaveChangesAsync(CancellationToken.None);
        return action.Id.Value;
    });

    private async Task SeeAsync(KeyDirectory directory)
    {
        await using var scope = App.Services.CreateAsyncScope();
        directory.Saw(await scope.ServiceProvider.GetRequiredService<IPlatformDb>().ReadAccessStampAsync(CancellationToken.None), App.Time.GetUtcNow());
    }

    private static async Task<string> PushAsync(HttpClient client, string device) =>
        (string)(await client.PostAnswerAsync("/battery/" + device, """{"action":{"command":"charge","start":"1h","end":"1h"}}""")).Data["id"]!;

    private async Task<string?> StateAsync(string action) => (string?)(await Client.GetAnswerAsync("/actions/" + action)).Data["state"];

    private async Task<Answer> CallAsync(string key)
    {
        using var client = App.Client(key);
        return await client.GetAnswerAsync("/me");
    }

    private Task<CreatedKey> CreateAsync(KeyTerms terms) => App.SendAsync(new CreateKeyCommand(Demo, AmpsEnvironment.Sandbox, terms));

    /// <returns>Why it was refused.</returns>
    private async Task<Failure?> TrySendAsync<T>(IUseCase<T> useCase, CustomerId? whose = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var request = scope.ServiceProvider.GetRequiredService<RequestScope>();
        if (whose is { } owner) request.ActFor(owner, "member:test");
        else request.Operate("test");
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase)).Failure;
    }
}
