using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>Journeys in live, where the Simulator stands in for manufacturers.</summary>
public sealed class LiveJourneyTests : JourneyScene
{
    private HttpClient live = null!;

    protected override string[] Settings => ["--Oems:SimulatorInLive", "true"];

    private CustomerId Customer => CustomerId.Trust(App.Demo.CustomerId);

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        await App.SendAsync(new SetLiveAccessCommand(Customer, Enabled: true));
        live = App.Client(App.Demo.LiveKey);
    }

    protected override Task EndAsync()
    {
        live.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_device_that_is_connected_with_a_live_session_is_read_and_commanded_with_the_live_key()
    {
        var devices = await ConnectLiveAsync("live-1");

        var battery = await BatteryOfAsync("live-1");
        devices.ShouldContain(battery);
        ((string?)(await live.GetAnswerAsync("/battery/" + battery)).Data["metadata"]!["source"]).ShouldBe("live");
        (await live.PostAnswerAsync("/battery/" + battery, """{"action":{"command":"idle"}}""")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await Client.GetAnswerAsync("/battery/" + battery)).Code.ShouldBe("DEVICE_NOT_FOUND");
    }

    [Fact]
    public async Task The_integrator_is_told_that_it_is_live()
    {
        using var tab = await SignedInAsync("live-2");
        await AgreeAsync(tab);

        tab.Location.ShouldContain("&environment=live&userId=live-2&deviceIds=dev_");
    }

    [Fact]
    public async Task No_account_is_simulated_there()
    {
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("live-3", ""","oem":"auron" """, live)).Url);
        tab.Html.ShouldNotContain("simulated");

        await tab.TakeAsync(("simulated", "true"));

        tab.Path.ShouldEndWith("/sign_in");
    }

    [Fact]
    public async Task Only_the_apps_own_pages_embed_it()
    {
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("live-frame", ""","oem":"auron" """, live)).Url);

        await tab.GetAsync(tab.Path);

        tab.Policy.ShouldContain("frame-ancestors https://sunny.example;");
    }

    [Fact]
    public async Task Manufacturers_beyond_the_customers_tiers_are_not_offered()
    {
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("live-4", client: live)).Url);
        await tab.TakeAsync(("choice", "hvac"));
        var general = tab.Html;
        (await live.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{AppId}}","userId":"live-4","oem":"delmar"}""")).Code.ShouldBe("VALIDATION_ERROR");

        await App.SendAsync(new SetTiersCommand(Customer, [OemTier.General, OemTier.Preview]));
        await tab.GetAsync(tab.Path);

        general.ShouldContain("Boreal Home");
        general.ShouldNotContain("Delmar");
        tab.Html.ShouldContain("Delmar");
    }

    [Fact]
    public async Task A_manufacturer_that_is_closed_meanwhile_cannot_be_chosen_any_more()
    {
        using var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("live-5", ""","deviceType":"battery" """, live)).Url);
        await App.SendAsync(new SetTiersCommand(Customer, [OemTier.Preview]));

        await tab.TakeAsync(("choice", "auron"));

        tab.Path.ShouldEndWith("/oem");
        tab.Html.ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task Where_live_is_disabled_a_page_says_so_and_nothing_is_registered()
    {
        using var tab = new Tab(App);
        var session = await MakeSessionAsync("live-6", client: live);
        await App.SendAsync(new SetLiveAccessCommand(Customer, Enabled: false));

        (await tab.GetAsync(new Uri(session.Url).PathAndQuery)).ShouldBe(HttpStatusCode.Forbidden);
        (await tab.GetAsync($"/link/{AppId}?userId=live-6")).ShouldBe(HttpStatusCode.Forbidden);

        tab.Heading.ShouldBe("Sunny cannot connect devices yet");
    }

    [Fact]
    public async Task An_app_may_take_signed_sessions_only()
    {
        var signedOnly = await MakeAppAsync("Strict", terms => terms with { SignedOnly = true });
        using var tab = new Tab(App);

        (await tab.GetAsync($"/link/{signedOnly}?userId=live-7")).ShouldBe(HttpStatusCode.Forbidden);
        (await tab.GetAsync($"/link/{signedOnly}?userId=live-7&sandbox=true")).ShouldBe(HttpStatusCode.OK);
        (await tab.GetAsync($"/link/{AppId}?userId=live-7")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Devices_beyond_the_allowance_are_connected_and_marked()
    {
        await App.SetAllowanceAsync(2);

        var devices = await ConnectLiveAsync("live-8");

        var beyond = await App.BeyondAsync();
        beyond.Count.ShouldBe(devices.Count - 2);
        (await live.GetAnswerAsync("/devices/" + beyond[0])).Code.ShouldBe("DEVICE_OVERAGE");
        (await live.GetAnswerAsync("/devices?overage=true")).Data["items"]!.AsArray().Select(item => (string)item!["id"]!).ShouldBe(beyond, ignoreOrder: true);
    }

    [Fact]
    public async Task Journeys_that_end_at_once_do_not_overbook()
    {
        await App.SetAllowanceAsync(4);
        var tabs = new List<Tab>();
        for (var i = 0; i < 4; i++) tabs.Add(await SignedInAsync($"crowd-{i}"));

        await Task.WhenAll(tabs.Select(AgreeAsync));

        tabs.ForEach(tab => tab.Location.ShouldContain("?status=success"));
        var items = (await live.GetAnswerAsync("/devices?limit=50")).Data["items"]!.AsArray();
        items.Count.ShouldBe(12);
        items.Count(item => !(bool)item!["overage"]!).ShouldBe(4);
        tabs.ForEach(tab => tab.Dispose());
    }

    [Fact]
    public async Task Where_live_is_disabled_on_the_way_nothing_is_connected_and_the_grant_is_given_back()
    {
        using var tab = await SignedInAsync("live-9");
        await App.SendAsync(new SetLiveAccessCommand(Customer, Enabled: false));

        await AgreeAsync(tab);

        tab.Path.ShouldEndWith("/problem");
        tab.Html.ShouldContain("Sunny is not enabled for real devices");
        App.SignIn.Revoked.ShouldBe(["auron live-9@example.com"]);
        await tab.TakeAsync(("leave", "true"));
        tab.Location.ShouldStartWith($"{Home}?status=error&code=live_disabled");
    }

    [Fact]
    public async Task A_manufacturer_that_is_closed_on_the_way_connects_nothing()
    {
        using var tab = await SignedInAsync("live-10");
        await App.SendAsync(new SetTiersCommand(Customer, [OemTier.Preview]));

        await AgreeAsync(tab);

        tab.Path.ShouldEndWith("/problem");
        tab.Html.ShouldContain("Sunny does not offer Auron Energy any more");
        (await live.GetAnswerAsync("/devices?userId=live-10")).Data["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manufacturer_who_is_slow_in_the_sandbox_holds_up_nothing_that_live_gives_back()
    {
        App.SignIn.RevokeFails = OemFailureReason.Unavailable;
        using var slow = new Tab(App);
        await slow.BeginAsync((await MakeSessionAsync("slow", ""","oem":"boreal" """)).Url);
        await slow.TakeAsync(("simulated", "true"));
        await slow.TakeAsync(("leave", "true"));
        using var tab = await SignedInAsync("live-11");
        await tab.TakeAsync(("leave", "true"));
        var answer = new TaskCompletionSource<OemFailure?>();
        App.SignIn.RevokeFails = null;
        App.SignIn.Revoking = oem => oem == "boreal" ? answer.Task : Task.FromResult<OemFailure?>(null);
        App.Time.Sleep(UnlinkedGrant.Grace);

        var run = App.GiveBackAsync();

        await Eventually.HoldsAsync(() => App.SignIn.Revoked.Contains("auron live-11@example.com"), "live has given back");
        answer.SetResult(null);
        await run;
        App.SignIn.Revoked.ShouldBe(["auron live-11@example.com", "boreal slow"]);
    }

    private async Task<IReadOnlyList<string>> ConnectLiveAsync(string user)
    {
        using var tab = await SignedInAsync(user);
        var session = tab.Path.Split('/')[2];
        await AgreeAsync(tab);
        return await DevicesOfAsync(session, live);
    }

    private async Task<Tab> SignedInAsync(string user)
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync(user, ""","oem":"auron" """, live)).Url);
        await tab.TakeAsync(("user", user + "@example.com"), ("password", "x"));
        tab.Path.ShouldEndWith("/devices");
        return tab;
    }

    private static async Task AgreeAsync(Tab tab)
    {
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();
    }

    private async Task<string> BatteryOfAsync(string user) => (string)(await live.GetAnswerAsync("/battery?userId=" + user)).Data["items"]![0]!["id"]!;
}
