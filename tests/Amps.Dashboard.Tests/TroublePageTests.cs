using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.People;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>What went wrong, as operators see it, and what they can do about it. Time stands still, so what failed waits.</summary>
public sealed partial class TroublePageTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    private const string Page = "/dashboard/jobs/sandbox/actions/";
    private const string Deliveries = "/dashboard/jobs/sandbox/webhook_deliveries/";

    private AmpsApp App => fixture.App;

    [Fact]
    public async Task What_is_tried_again_is_counted_listed_and_among_the_last_errors()
    {
        var action = await FailAsync();
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync("/dashboard/jobs")).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldMatch("""href="/dashboard/jobs/sandbox/actions/retrying" aria-label="[1-9][0-9]* retrying actions, sandbox">""");
        tab.Html.ShouldContain($"{Page}retrying#{action.Id}");
        (await tab.GetAsync(Page + "retrying")).ShouldBe(HttpStatusCode.OK);
        foreach (var told in new[] { action.Id.Value, action.CustomerId.Value, action.DeviceId.Value, "OEM_ERROR: The manufacturer&#x27;s service could not be reached." }) tab.Html.ShouldContain(told);
    }

    [Fact]
    public async Task An_action_that_is_given_up_fails_and_its_customer_hears_of_it()
    {
        var action = await FailAsync();
        using var tab = await OpenAsync(Page + "retrying");

        (await tab.SubmitAsync(Page + "retrying?handler=GiveUp", Seen(action))).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldNotContain(action.Id.Value);
        var ended = await App.ActionAsync(action.Id);
        (ended.State, ended.ErrorCode, ended.ErrorMessage).ShouldBe((ActionState.Failed, "OEM_ERROR", "The operator of this server gave it up. The manufacturer's service could not be reached."));
        (await InDbAsync(db => db.Messages.CountAsync(row => row.Type == EventCatalogue.PushFailed && row.Body.Contains(action.Id.Value)))).ShouldBe(1);
        (await tab.GetAsync(Page + "dead")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain(action.Id.Value);
    }

    [Fact]
    public async Task Whoever_gave_up_stands_in_the_audit_log()
    {
        var action = await FailAsync();
        using var tab = await OpenAsync(Page + "retrying");

        await tab.PostAsync(Page + "retrying?handler=GiveUp", Seen(action));

        var told = await InDbAsync(db => db.AuditEvents.SingleAsync(entry => entry.Subject == action.Id.Value && entry.Action == AuditAction.WorkGivenUp));
        told.Actor.ShouldStartWith("operator:per_");
        told.Address.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("GiveUp")]
    [InlineData("Hurry")]
    public async Task Where_somebody_was_faster_nothing_is_changed(string form)
    {
        var action = await FailAsync();
        using var tab = await OpenAsync(Page + "retrying");

        (await tab.PostAsync($"{Page}retrying?handler={form}", [.. Seen(action)[..2], ("failedAt", "1")])).ShouldBe(HttpStatusCode.Conflict);

        tab.Html.ShouldContain("somebody else was faster");
        tab.Html.ShouldContain(action.Id.Value);
        (await App.ActionAsync(action.Id)).Version.ShouldBe(action.Version);
    }

    [Fact]
    public async Task Work_is_given_up_once()
    {
        var action = await FailAsync();
        using var tab = await OpenAsync(Page + "retrying");
        await tab.PostAsync(Page + "retrying?handler=GiveUp", Seen(action));

        (await tab.PostAsync(Page + "retrying?handler=GiveUp", Seen(action))).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Of_two_operators_at_the_same_instant_one_gives_up()
    {
        var delivery = await FailDeliveryAsync();
        using var one = await OpenAsync(Deliveries + "retrying");
        using var another = await OpenAsync(Deliveries + "retrying");
        var seen = Seen(delivery.CustomerId, delivery.Id.Value, delivery.FailedAt);

        var answers = await Task.WhenAll(new[] { one, another }.Select(tab => Task.Run(() => tab.PostAsync(Deliveries + "retrying?handler=GiveUp", seen))));

        answers.ShouldBe([HttpStatusCode.SeeOther, HttpStatusCode.Conflict], ignoreOrder: true);
        (await InDbAsync(db => db.AuditEvents.CountAsync(entry => entry.Subject == delivery.Id.Value))).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_run_now_is_tried_at_once()
    {
        var action = await FailAsync();
        App.Gateway.ScriptSends("auron", _ => Task.FromResult<OemFailure?>(null));
        using var tab = await OpenAsync(Page + "retrying");

        (await tab.SubmitAsync(Page + "retrying?handler=Hurry", Seen(action))).ShouldBe(HttpStatusCode.OK);

        await Eventually.HoldsAsync(async () => (await App.ActionAsync(action.Id)).FailedAt is null, "it was tried again");
        (await InDbAsync(db => db.AuditEvents.CountAsync(entry => entry.Subject == action.Id.Value && entry.Action == AuditAction.WorkHurried))).ShouldBe(1);
    }

    [Fact]
    public async Task A_delivery_that_is_given_up_is_dead()
    {
        var delivery = await FailDeliveryAsync();
        using var tab = await OpenAsync(Deliveries + "retrying");
        foreach (var told in new[] { delivery.Id.Value, delivery.EndpointId.Value, EventCatalogue.PushCompleted }) tab.Html.ShouldContain(told);

        (await tab.SubmitAsync(Deliveries + "retrying?handler=GiveUp", Seen(delivery.CustomerId, delivery.Id.Value, delivery.FailedAt))).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldNotContain(delivery.Id.Value);
        (await DeliveryAsync(delivery.Id)).State.ShouldBe(DeliveryState.Dead);
        (await tab.GetAsync(Deliveries + "dead")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain(delivery.Id.Value);
    }

    [Fact]
    public async Task A_delivery_that_is_run_now_is_attempted_at_once()
    {
        var delivery = await FailDeliveryAsync();
        using var tab = await OpenAsync(Deliveries + "retrying");

        (await tab.PostAsync(Deliveries + "retrying?handler=Hurry", Seen(delivery.CustomerId, delivery.Id.Value, delivery.FailedAt))).ShouldBe(HttpStatusCode.SeeOther);

        await Eventually.HoldsAsync(async () => (await DeliveryAsync(delivery.Id)).Attempts == delivery.Attempts + 1, "it was attempted again");
    }

    [Fact]
    public async Task Forms_to_give_up_are_there_once_the_password_was_typed_lately()
    {
        await FailAsync();
        using var tab = await OpenAsync(Page + "retrying");
        tab.Html.ShouldContain("handler=GiveUp");
        App.Time.Sleep(PersonSession.Confirmed);
        await FailAsync();

        await tab.GetAsync(Page + "retrying");

        tab.Html.ShouldNotContain("handler=GiveUp");
        tab.Html.ShouldContain("Confirm your password to give work up");
    }

    [Fact]
    public async Task Whoever_works_on_a_later_part_of_the_list_stays_there()
    {
        var ids = await App.PlantActionsAsync("auron", 27, start: App.Time.Now().AddDays(1));
        var before = App.Time.Now().AddDays(-1);
        await InDbAsync(db => db.Actions.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.FailedAt, before)));
        using var tab = await OpenAsync(Page + "retrying");
        var part = Page + "retrying?" + CursorPattern().Match(tab.Html).Value;
        await tab.GetAsync(part);
        var action = await App.ActionAsync(ids.First(id => tab.Html.Contains(id.Value, StringComparison.Ordinal)));
        tab.Html.ShouldContain($"action=\"{part}&amp;handler=GiveUp\"");

        (await tab.PostAsync(part + "&handler=GiveUp", Seen(action))).ShouldBe(HttpStatusCode.SeeOther);

        tab.Location.ShouldBe(part);
    }

    [Theory]
    [InlineData("customer", "cus_00000000000000000000000000")]
    [InlineData("customer", "<b>")]
    [InlineData("id", "act_00000000000000000000000000")]
    [InlineData("id", "<script>")]
    [InlineData("failedAt", "-1")]
    [InlineData("failedAt", "9223372036854775807")]
    public async Task What_is_not_there_is_nothing(string name, string value)
    {
        var action = await FailAsync();
        using var tab = await OpenAsync(Page + "retrying");

        (await tab.PostAsync(Page + "retrying?handler=GiveUp", [.. Seen(action).Where(field => field.Name != name), (name, value)])).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/dashboard/jobs/nowhere/actions/dead")]
    [InlineData("/dashboard/jobs/LIVE/actions/dead")]
    [InlineData("/dashboard/jobs/live/schedules/dead")]
    [InlineData("/dashboard/jobs/live/actions/well")]
    [InlineData("/dashboard/jobs/live/actions/dead?cursor=nonsense")]
    public async Task A_list_that_is_none_is_nothing(string path)
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);

        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    private static (string Name, string Value)[] Seen(DeviceAction action) => Seen(action.CustomerId, action.Id.Value, action.FailedAt);

    private static (string Name, string Value)[] Seen(CustomerId customer, string id, DateTimeOffset? failedAt) =>
        [("customer", customer.Value), ("id", id), ("failedAt", failedAt!.Value.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))];

    private async Task<Tab> OpenAsync(string path)
    {
        var tab = await fixture.EnterAsync(PersonRole.Operator);
        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        return tab;
    }

    private async Task<DeviceAction> FailAsync()
    {
        App.Gateway.ScriptSends("auron", _ => Task.FromResult<OemFailure?>(new OemFailure(OemFailureReason.Unavailable)));
        var id = (await App.PlantActionsAsync("auron", 1)).Single();
        await Eventually.HoldsAsync(async () => (await App.ActionAsync(id)).FailedAt is not null, "an attempt failed");
        return await App.ActionAsync(id);
    }

    private async Task<WebhookDelivery> FailDeliveryAsync()
    {
        var id = await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var endpoint = (await sender.Send(new CreateWebhookCommand("http://127.0.0.1:1/nobody", [EventCatalogue.DeviceRemoved]))).Value.EndpointId;
            return (await sender.Send(new TestWebhookCommand(endpoint, EventCatalogue.PushCompleted))).Value.DeliveryId;
        });
        await Eventually.HoldsAsync(async () => (await DeliveryAsync(id)).FailedAt is not null, "an attempt failed");
        return await DeliveryAsync(id);
    }

    private Task<WebhookDelivery> DeliveryAsync(DeliveryId id) => InDbAsync(db => db.Deliveries.AsNoTracking().SingleAsync(row => row.Id == id));

    [GeneratedRegex("cursor=[^\"&]+")]
    private static partial Regex CursorPattern();

    private Task<T> InDbAsync<T>(Func<IEnvironmentDb, Task<T>> read) =>
        App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, services => read(services.GetRequiredService<IEnvironmentDb>()));
}
