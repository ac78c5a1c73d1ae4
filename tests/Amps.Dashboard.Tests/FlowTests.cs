using System.Net;
using System.Text.RegularExpressions;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>What people come for, form by form.</summary>
public sealed partial class FlowTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task A_key_is_shown_once_works_and_stops_on_the_next_call_after_it_was_revoked()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Developer);
        (await tab.SubmitAsync("/dashboard/sandbox/keys/new", ("permissions", "devices:read"), ("expires", "2027-01-31"), ("limit", "60"))).ShouldBe(HttpStatusCode.OK);
        var body = Patterns.Key().Match(tab.Html).Value;
        using var client = fixture.App.Client(body);
        var me = (await client.GetAnswerAsync("/me")).Data;
        ((string?)me["expiresAt"]).ShouldBe("2027-02-01T00:00:00.000Z");
        me["permissions"]!.ToJsonString().ShouldBe("""["devices:read"]""");
        ((string?)me["environment"]).ShouldBe("sandbox");
        await tab.GetAsync("/dashboard/sandbox/keys");
        tab.Html.ShouldNotContain(body);

        var id = KeyIdPattern().Match(tab.Html).Value; // The newest stands first.
        (await tab.PostAsync($"/dashboard/live/keys/{id}?handler=Revoke")).ShouldBe(HttpStatusCode.Forbidden);
        (await tab.PostAsync($"/dashboard/sandbox/keys/{id}?handler=Revoke")).ShouldBe(HttpStatusCode.SeeOther);

        (await client.GetAnswerAsync("/me")).Code.ShouldBe("INVALID_API_KEY");
    }

    [Fact]
    public async Task An_endpoint_is_added_tested_paused_and_deleted()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        (await tab.SubmitAsync("/dashboard/sandbox/webhooks?handler=Create", ("url", "ftp://nowhere"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        tab.Html.ShouldContain("value=\"ftp://nowhere\"");
        (await tab.SubmitAsync("/dashboard/sandbox/webhooks?handler=Create", ("url", "https://hooks.example.invalid/amps"), ("description", "Ours"), ("events", "push.completed"))).ShouldBe(HttpStatusCode.OK);
        var path = tab.Location;
        var secret = SecretPattern().Match(WebUtility.HtmlDecode(tab.Html)).Value;
        secret.Length.ShouldBeGreaterThan(30);
        await tab.GetAsync(path);
        WebUtility.HtmlDecode(tab.Html).ShouldNotContain(secret);

        (await tab.SubmitAsync(path + "?handler=Test", ("type", "push.completed"))).ShouldBe(HttpStatusCode.OK);
        var delivery = path + "/deliveries/" + DeliveryIdPattern().Match(tab.Html).Value;
        (await tab.GetAsync(delivery)).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("msg_");
        (await tab.SubmitAsync(delivery + "?handler=Replay")).ShouldBe(HttpStatusCode.OK);
        (await tab.SubmitAsync(path + "?handler=Disable")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("Disabled");
        (await tab.PostAsync(path + "?handler=Test", ("type", "push.completed"))).ShouldBe(HttpStatusCode.Conflict);
        (await tab.SubmitAsync(path + "?handler=Enable")).ShouldBe(HttpStatusCode.OK);
        (await tab.SubmitAsync(path + "?handler=Replay", ("what", "missing"), ("days", "1"))).ShouldBe(HttpStatusCode.OK);
        (await tab.GetAsync(path + "/secret")).ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(tab.Html).ShouldContain(secret);
        (await tab.SubmitAsync(path + "/secret?handler=Rotate", ("hours", "24"))).ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(tab.Html).ShouldNotContain(secret);
        (await tab.PostAsync(path + "?handler=Delete")).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_app_is_added_and_changed_with_the_fields_that_a_browser_sends_empty()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        (string, string)[] fields = [("Name", "Ours"), ("RedirectUrl", "https://ours.example/done"), ("ReconnectRedirectUrl", "https://ours.example/again"), ("LogoUrl", ""), ("Origins", ""), ("Oems", ""), ("SignedOnly", "false")];

        (await tab.SubmitAsync("/dashboard/sandbox/apps/new", fields)).ShouldBe(HttpStatusCode.OK);
        (await tab.PostAsync("/dashboard/sandbox/apps/new", [("Name", ""), .. fields[1..]])).ShouldBe(HttpStatusCode.UnprocessableEntity);

        tab.Html.ShouldContain("https://ours.example/done");
    }

    [Fact]
    public async Task A_link_that_reconnects_a_device_is_not_for_who_only_looks()
    {
        var path = await fixture.App.InAsync(AmpsEnvironment.Sandbox, fixture.App.Demo.CustomerId, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var endpoint = (await sender.Send(new CreateWebhookCommand("https://hooks.example.invalid/links", []))).Value.EndpointId;
            var test = await sender.Send(new TestWebhookCommand(endpoint, EventCatalogue.DeviceDisconnected));
            return $"/dashboard/sandbox/webhooks/{endpoint}/deliveries/{test.Value.DeliveryId}";
        });
        using var viewer = await fixture.EnterAsync(PersonRole.Viewer);
        using var developer = await fixture.EnterAsync(PersonRole.Developer);

        await viewer.GetAsync(path);
        await developer.GetAsync(path);

        viewer.Html.ShouldContain("(hidden)");
        developer.Html.ShouldNotContain("(hidden)");
    }

    [Fact]
    public async Task A_device_is_disconnected_gets_a_link_and_is_removed()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Owner);
        var battery = await fixture.App.DemoDeviceAsync("battery", "boreal");
        var path = "/dashboard/sandbox/devices/" + battery.Id;
        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("<dt>level</dt>");
        (await tab.SubmitAsync(path + "?handler=Disconnect")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("Disconnected");

        (await tab.SubmitAsync(path + "?handler=Link", ("app", fixture.App.Demo.AppId))).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("/link?session=lnk_");
        (await tab.PostAsync(path + "?handler=Remove")).ShouldBe(HttpStatusCode.SeeOther);

        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_operator_adds_a_customer_enables_live_and_sets_an_allowance()
    {
        using var tab = await fixture.EnterAsync(PersonRole.Operator);
        (await tab.SubmitAsync("/dashboard/customers?handler=Create", ("name", "Fresh <i>Ltd</i>"))).ShouldBe(HttpStatusCode.OK);
        var path = tab.Location;
        tab.Html.ShouldContain("Live keys are refused");

        (await tab.SubmitAsync(path + "?handler=Live", ("enabled", "true"))).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("Disable live access");
        (await tab.SubmitAsync(path + "?handler=Allowance", ("oem", ""), ("limit", "25"))).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("0 of 25 devices");
        (await tab.PostAsync(path + "?handler=Allowance", ("oem", ""), ("limit", "-3"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tab.SubmitAsync(path + "?handler=Invite", ("email", "boss@fresh.example"))).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("/dashboard/link?token=");
    }

    [Fact]
    public async Task Who_did_what_stands_in_the_audit()
    {
        var email = await fixture.MakePersonAsync(PersonRole.Owner);
        using var tab = new Tab(fixture.App);
        await tab.SignInAsync(email, DashboardFixture.Password);
        await tab.SubmitAsync("/dashboard/sandbox/keys/new", ("permissions", "devices:read"), ("limit", "60"));
        var key = KeyIdPattern().Match(tab.Html).Value;

        await using var scope = fixture.App.Services.CreateAsyncScope();
        var written = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().AuditEvents.AsNoTracking().Where(entry => entry.Subject == key).ToListAsync();

        written.ShouldHaveSingleItem().Actor.ShouldStartWith("member:per_");
    }

    [GeneratedRegex("dlv_[0-9a-z]{26}")]
    private static partial Regex DeliveryIdPattern();

    [GeneratedRegex("key_[0-9a-z]{26}")]
    private static partial Regex KeyIdPattern();

    [GeneratedRegex("whsec_[A-Za-z0-9+/=]+")]
    private static partial Regex SecretPattern();
}
