using System.Net;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>Devices and the end users who connected them.</summary>
public sealed class DevicePagesTests(DashboardFixture fixture) : IClassFixture<DashboardFixture>
{
    [Fact]
    public async Task A_user_is_shown_with_devices_and_actions_and_forgotten_for_good()
    {
        using var client = fixture.App.SandboxClient();
        var device = await client.AddDeviceAsync("battery", "boreal", "anna+1|2@example.com");
        await client.PostAnswerAsync($"/battery/{device}", """{"action":{"command":"idle"}}""");
        using var tab = await fixture.EnterAsync(PersonRole.Developer);
        var path = "/dashboard/sandbox/users/" + Uri.EscapeDataString("anna+1|2@example.com");
        (await tab.GetAsync("/dashboard/sandbox/users")).ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(tab.Html).ShouldContain(path);
        (await tab.GetAsync(path)).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("/dashboard/sandbox/devices/" + device);
        tab.Html.ShouldContain("<code>idle</code>");

        (await tab.PostAsync(path + "?handler=Erase")).ShouldBe(HttpStatusCode.SeeOther);

        (await tab.GetAsync("/dashboard/sandbox/users")).ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(tab.Html).ShouldNotContain(path);
        (await client.GetAnswerAsync("/battery/" + device)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task Whose_only_device_was_removed_can_still_be_forgotten()
    {
        using var client = fixture.App.SandboxClient();
        var device = await client.AddDeviceAsync("hvac", "delmar", "deviceless");
        (await client.DeleteAsync(new Uri("/hvac/" + device, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var tab = await fixture.EnterAsync(PersonRole.Developer);

        (await tab.GetAsync("/dashboard/sandbox/users?user=deviceless")).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.GetAsync(tab.Location)).ShouldBe(HttpStatusCode.OK);
        (await tab.PostAsync("/dashboard/sandbox/users/deviceless?handler=Erase")).ShouldBe(HttpStatusCode.SeeOther);
        (await tab.GetAsync("/dashboard/sandbox/users/deviceless")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_device_shows_its_settings_its_schedules_and_all_its_actions_in_parts()
    {
        using var client = fixture.App.SandboxClient();
        var device = await client.AddDeviceAsync("battery", "auron", "berta");
        await client.PutAnswerAsync($"/battery/{device}/schedule", """{"timezone":"Europe/Berlin","recurrence":{"rule":"daily"},"slots":[{"time":"23:15","command":"idle"}]}""");
        for (var count = 0; count < 11; count++) await client.PostAnswerAsync($"/battery/{device}", """{"action":{"command":"idle","start":"1h"},"onConflict":"cancel_and_replace"}""");
        using var tab = await fixture.EnterAsync(PersonRole.Viewer);

        (await tab.GetAsync("/dashboard/sandbox/devices/" + device)).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldContain("daily at 23:15 (Europe/Berlin)");
        tab.Html.ShouldContain("<h2>Settings</h2>");
        tab.Html.ShouldContain("11 in all");
        Patterns.ActionId().Count(tab.Html).ShouldBe(10);
        (await tab.GetAsync(WebUtility.HtmlDecode(Patterns.NextPage().Match(tab.Html).Groups[1].Value))).ShouldBe(HttpStatusCode.OK);
        Patterns.ActionId().Count(tab.Html).ShouldBe(1);
    }

    [Fact]
    public async Task A_live_account_is_disconnected_and_all_its_devices_wait_for_their_owner()
    {
        await using var app = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");
        var device = await app.RegisterLiveAsync("boreal", "mine@example.com");
        using var tab = new Tab(app);
        await tab.SignInAsync(app.Demo.OwnerEmail, app.Demo.OwnerPassword);

        (await tab.SubmitAsync($"/dashboard/live/devices/{device}?handler=Disconnect")).ShouldBe(HttpStatusCode.OK);

        tab.Html.ShouldContain("Disconnected");
        tab.Html.ShouldContain("<h2>Reconnect</h2>");
        await tab.GetAsync("/dashboard/live");
        tab.Html.ShouldContain("<small>1 disconnected</small>");
        var told = await app.InLiveAsync(services => services.GetRequiredService<IEnvironmentDb>().AuditEvents.AsNoTracking().SingleAsync(entry => entry.Action == AuditAction.AccountDisconnected));
        told.Actor.ShouldStartWith("member:per_");
    }

    [Fact]
    public async Task Devices_beyond_the_allowance_are_counted_and_listed()
    {
        await using var app = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");
        await app.RegisterLiveAsync("boreal", "first@example.com");
        var beyond = await app.RegisterLiveAsync("boreal", "second@example.com");
        await app.SetAllowanceAsync(1);
        using var tab = new Tab(app);
        await tab.SignInAsync(app.Demo.OwnerEmail, app.Demo.OwnerPassword);

        (await tab.GetAsync("/dashboard/live")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("Beyond the allowance");
        (await tab.GetAsync("/dashboard/live/devices?overage=true")).ShouldBe(HttpStatusCode.OK);
        tab.Html.ShouldContain("/dashboard/live/devices/" + beyond);
        tab.Html.ShouldContain("1 in all");
    }
}
