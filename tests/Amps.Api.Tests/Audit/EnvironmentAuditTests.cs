using System.Text.Json;
using Amps.Api.Tests.Authentication;
using Amps.Application.Allowances.SetAllowance;
using Amps.Application.Audit;
using Amps.Application.Audit.ListAudit;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.DeleteWebhook;
using Amps.Application.Webhooks.EnableWebhook;
using Amps.Application.Webhooks.RotateWebhookSecret;
using Amps.Application.Webhooks.ShowWebhookSecret;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Audit;

public sealed class EnvironmentAuditTests : SandboxScene
{
    private static readonly PageRequest First = new(500, 0, null);

    [Fact]
    public async Task A_push_says_which_key_did_it_from_where_and_to_what()
    {
        var pushed = await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"charge","start":"1h","end":"1h"}}""");

        var entry = (await EventsAsync("action.pushed")).ShouldHaveSingleItem();

        entry.Actor.ShouldBe("key:" + (string?)(await Client.GetAnswerAsync("/me")).Data["keyId"]);
        entry.Address.ShouldBe("127.0.0.1");
        entry.Subject.ShouldBe((string?)pushed.Data["id"]);
        entry.At.ShouldBe(App.Time.Now());
        var details = entry.Details.ShouldNotBeNull();
        details.GetProperty("deviceId").GetString().ShouldBe(Battery.Id);
        details.GetProperty("command").GetString().ShouldBe("charge");
    }

    [Fact]
    public async Task A_token_is_named_with_its_key()
    {
        var lab = await TokenLab.MakeAsync(App);
        var issued = await lab.IssueAsync();
        using var client = App.Client(issued.Token);

        await client.PostAnswerAsync(BatteryPath, """{"action":{"command":"idle"}}""");

        (await EventsAsync("action.pushed")).ShouldHaveSingleItem().Actor.ShouldBe($"key:{lab.Key}/{issued.TokenId}");
    }

    [Fact]
    public async Task Every_call_that_changes_something_leaves_an_event_and_none_names_the_user()
    {
        var charger = (await App.DemoDeviceAsync("ev_charger", "auron")).Id;
        var pushed = (string?)(await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"charge","start":"1h","end":"1h"}}""")).Data["id"];
        await Client.PostAnswerAsync($"/actions/{pushed}/cancel");
        await Client.PutAnswerAsync($"/ev-charger/{charger}/schedule", """{"slots":[{"time":"23:00","command":"idle"}]}""");
        await Client.PutAnswerAsync($"/ev-charger/{charger}/schedule", """{"slots":[{"time":"23:00","command":"idle"}]}""");
        await Client.DeleteAnswerAsync($"/ev-charger/{charger}/schedule");
        await Client.PostAnswerAsync(BatteryPath + "/settings", """{"discharge_floor":{"value":20,"unit":"percent"}}""");
        var added = await Client.AddDeviceAsync("hvac", "boreal", "secret-user");
        await Client.PostAnswerAsync($"/sandbox/devices/{added}/state", """{"fields":{"temperature":20}}""");
        await Client.PostAnswerAsync($"/sandbox/devices/{added}/fail", """{"code":"TIMEOUT","count":0}""");
        await Client.PostAnswerAsync($"/sandbox/devices/{added}/disconnect");
        await Client.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{App.Demo.AppId}}","userId":"secret-user"}""");
        await Client.DeleteAnswerAsync($"/ev-charger/{charger}");
        await Client.DeleteAnswerAsync("/users/secret-user");

        var events = await EventsAsync();

        events.Select(entry => entry.Action).Reverse().ShouldBe(
        [
            "action.pushed", "action.cancelled", "schedule.set", "schedule.deleted", "device.settings_written", "device.added", "sandbox.state_held",
            "sandbox.failures_ordered", "account.disconnected", "link_session.created", "device.removed", "user.erased", "device.removed",
        ]);
        events.Where(entry => !entry.Actor.StartsWith("key:", StringComparison.Ordinal)).ShouldHaveSingleItem().Details!.Value.GetProperty("reason").GetString().ShouldBe("user_erased");
        events.ShouldAllBe(entry => !JsonSerializer.Serialize(entry, JsonSerializerOptions.Default).Contains("secret-user", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changes_nothing_or_is_refused_leaves_no_event()
    {
        await Client.GetAnswerAsync("/devices");
        await Client.PostAnswerAsync(BatteryPath, """{"action":{"command":"heat"}}""");
        await Client.DeleteAnswerAsync("/users/nobody");

        (await EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_erased_user_is_found_by_his_id_which_is_stored_nowhere()
    {
        await Client.AddDeviceAsync("hvac", "boreal", "forgotten");
        await Client.DeleteAnswerAsync("/users/forgotten");

        var found = await SendAsync(new ListAuditQuery(new AuditFilter(), "forgotten", First));
        var other = await SendAsync(new ListAuditQuery(new AuditFilter(), "another", First));

        found.Items.ShouldHaveSingleItem().Subject.ShouldStartWith("user:");
        other.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Endpoints_and_allowances_are_audited_without_their_secrets()
    {
        var made = await SendAsync(new CreateWebhookCommand("http://127.0.0.1:4000/hook?token=hidden", [], ""));
        var rotated = await SendAsync(new RotateWebhookSecretCommand(made.EndpointId, TimeSpan.FromHours(1)));
        var shown = await SendAsync(new ShowWebhookSecretCommand(made.EndpointId));
        await SendAsync(new EnableWebhookCommand(made.EndpointId, Enabled: false));
        await SendAsync(new EnableWebhookCommand(made.EndpointId, Enabled: false));
        await SendAsync(new EnableWebhookCommand(made.EndpointId, Enabled: true));
        await SendAsync(new DeleteWebhookCommand(made.EndpointId));
        await App.SetAllowanceAsync(5);
        await App.SetAllowanceAsync(5);

        var events = await EventsAsync();

        events.Select(entry => entry.Action).Reverse().ShouldBe(["webhook.created", "webhook.secret_rotated", "webhook.secret_shown", "webhook.disabled", "webhook.enabled", "webhook.deleted"]);
        shown.Secret.ShouldBe(rotated.Secret);
        events.ShouldAllBe(entry => !$"{entry.Details}".Contains("hidden", StringComparison.Ordinal) && !$"{entry.Details}".Contains(rotated.Secret, StringComparison.Ordinal));
        var allowance = await App.InLiveAsync(async services => await services.GetRequiredService<IEnvironmentDb>().AuditEvents.SingleAsync());
        (allowance.Action, allowance.Details).ShouldBe(("allowance.set", """{"from":"none","to":"5"}"""));
    }

    [Fact]
    public async Task The_log_is_filtered_and_paged_by_time_actor_and_subject()
    {
        for (var i = 0; i < 5; i++)
        {
            await Client.AddDeviceAsync("hvac", "boreal", "user-" + i);
            App.Time.Sleep(TimeSpan.FromMinutes(1));
        }

        var all = await EventsAsync();
        var since = await SendAsync(new ListAuditQuery(new AuditFilter { Since = all[1].At, Until = all[0].At }, null, First));
        var bySubject = await SendAsync(new ListAuditQuery(new AuditFilter { Subject = all[2].Subject }, null, First));
        var byActor = await SendAsync(new ListAuditQuery(new AuditFilter { Actor = "cli:" }, null, First));
        var first = await SendAsync(new ListAuditQuery(new AuditFilter { Actor = "key:" }, null, new PageRequest(3, 0, null)));
        var second = await SendAsync(new ListAuditQuery(new AuditFilter { Actor = "key:" }, null, new PageRequest(3, 0, first.Pagination.NextCursor)));

        since.Items.ShouldBe([all[1]], Comparer);
        bySubject.Items.ShouldBe([all[2]], Comparer);
        byActor.Items.ShouldBeEmpty();
        first.Items.Concat(second.Items).Select(entry => entry.Id).ShouldBe(all.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Another_customer_sees_nothing_of_it()
    {
        await Client.AddDeviceAsync("hvac", "boreal", "mine");
        var other = await App.SendAsync(new Amps.Application.Customers.CreateCustomer.CreateCustomerCommand("Other"));

        var seen = await App.InAsync(AmpsEnvironment.Sandbox, other.CustomerId.Value, async services => (await services.GetRequiredService<ISender>().Send(new ListAuditQuery(new AuditFilter(), null, First))).Value);

        seen.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    public void Cells_of_the_table_are_quoted_and_are_no_formulas(string actor, string cell)
    {
        var row = new AuditRow(AuditEventId.Trust("aud_1"), AmpsApp.Start, actor, null, "key.created", "key_1", null);

        AuditCsv.Line(row).ShouldBe($"aud_1,2026-06-01T10:30:00.000Z,{cell},,key.created,key_1,");
    }

    private static IEqualityComparer<AuditRow> Comparer { get; } = EqualityComparer<AuditRow>.Create((left, right) => left!.Id == right!.Id, row => row.Id.GetHashCode());

    private async Task<IReadOnlyList<AuditRow>> EventsAsync(string? action = null) => (await SendAsync(new ListAuditQuery(new AuditFilter { Action = action }, null, First))).Items;

    private Task<T> SendAsync<T>(IUseCase<T> useCase) => App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services => (await services.GetRequiredService<ISender>().Send(useCase)).Value);
}
