using System.Net;
using System.Text;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

public sealed class LinkSessionTests : JourneyScene
{
    [Fact]
    public async Task A_repeated_call_gets_the_same_link_and_the_database_never_shows_it()
    {
        var body = $$"""{"appId":"{{AppId}}","userId":"sealed-1"}""";
        var first = await Client.PostAnswerAsync("/link/sessions", body, "once");
        var again = await Client.PostAnswerAsync("/link/sessions", body, "once");

        var url = (string)first.Data["url"]!;
        again.Data.ToJsonString().ShouldBe(first.Data.ToJsonString());
        again.Headers.GetValues("idempotent-replayed").ShouldBe(["true"]);
        var secret = url[(url.IndexOf('.', StringComparison.Ordinal) + 1)..];
        secret.Length.ShouldBe(43);
        (await RememberedAsync()).ShouldNotContain(secret);
        foreach (var file in Directory.EnumerateFiles(App.DataFolder, "*.db*")) (await TextOfAsync(file)).ShouldNotContain(secret, customMessage: file);
    }

    [Fact]
    public async Task What_is_remembered_of_one_call_opens_for_no_other()
    {
        await Client.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{AppId}}","userId":"sealed-2"}""", "mine");
        await App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, services =>
            services.GetRequiredService<IEnvironmentDb>().IdempotencyRecords.ExecuteUpdateAsync(row => row.SetProperty(record => record.Key, "moved")));

        (await Client.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{AppId}}","userId":"sealed-2"}""", "moved")).Code.ShouldBe("INTERNAL_ERROR");
    }

    [Fact]
    public async Task All_devices_of_the_account_are_connected_where_the_session_asks_for_no_choice()
    {
        var (id, url) = await MakeSessionAsync("skip-1", ""","oem":"auron","skipDeviceSelection":true""");
        using var tab = new Tab(App);
        await tab.BeginAsync(url);

        await tab.TakeAsync(("simulated", "true"));
        tab.Path.ShouldEndWith("/consent");
        await tab.TakeAsync();

        (await DevicesOfAsync(id)).Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task No_more_devices_are_connected_than_the_session_allows()
    {
        var (id, url) = await MakeSessionAsync("most-1", ""","oem":"auron","maxDevices":1""");
        using var tab = new Tab(App);
        await tab.BeginAsync(url);
        await tab.TakeAsync(("simulated", "true"));

        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        tab.Path.ShouldEndWith("/devices");
        await tab.TakeAsync(("device", tab.Devices[0]));
        await tab.TakeAsync();

        (await DevicesOfAsync(id)).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(""","maxDevices":0""", "maxDevices")]
    [InlineData(""","maxDevices":101""", "maxDevices")]
    [InlineData(""","maxDevices":"2" """, "maxDevices")]
    [InlineData(""","skipDeviceSelection":"yes" """, "skipDeviceSelection")]
    [InlineData(""","sandbox":true""", "sandbox")]
    [InlineData(""","deviceType":"toaster" """, "deviceType")]
    [InlineData(""","oem":"auron","deviceType":"vehicle" """, "oem")]
    [InlineData(""","expiresInSeconds":59""", "expiresInSeconds")]
    public async Task What_a_session_does_not_take_is_named(string more, string named)
    {
        var answer = await Client.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{AppId}}","userId":"u"{{more}}}""");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)answer.Details!["issues"]![0]!["path"]).ShouldBe(named);
    }

    [Theory]
    [InlineData(""","oem":"auron" """)]
    [InlineData(""","deviceType":"battery" """)]
    [InlineData(""","maxDevices":1""")]
    [InlineData(""","skipDeviceSelection":false""")]
    public async Task A_repair_asks_for_no_devices(string more)
    {
        var answer = await Client.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{AppId}}","userId":"demo-user","deviceId":"{{Battery.Id}}"{{more}}}""");

        ((string?)answer.Details!["issues"]![0]!["path"]).ShouldBe("deviceId");
    }

    [Theory]
    [InlineData("/link/{app}?userId=open-1&sandbox=true&deviceType=battery")]
    [InlineData("/link?appId={app}&userId=open-1&sandbox=true&deviceType=battery")]
    public async Task An_open_link_names_its_app_in_the_path_or_in_the_query(string link)
    {
        using var tab = new Tab(App);

        await tab.BeginAsync(new Uri(App.Url, link.Replace("{app}", AppId, StringComparison.Ordinal)).AbsoluteUri);

        tab.Path.ShouldEndWith("/oem");
    }

    [Fact]
    public async Task An_open_link_may_skip_the_choice_and_limit_it()
    {
        using var tab = new Tab(App);
        await tab.BeginAsync(OpenLink("open-2", "&deviceType=battery&skipDeviceSelection=true&maxDevices=1&state=a%20b"));
        await tab.TakeAsync(("choice", "auron"));
        await tab.TakeAsync(("simulated", "true"));
        await tab.TakeAsync();

        tab.Location.ShouldStartWith($"{Home}?status=success&sessionId=lnk_");
        tab.Location.ShouldEndWith("&state=a%20b");
        (await Client.GetAnswerAsync("/devices?userId=open-2")).Data["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_state_may_have_512_characters()
    {
        using var tab = new Tab(App);

        (await tab.GetAsync(new Uri(OpenLink("open-3", "&state=" + new string('s', 512))).PathAndQuery)).ShouldBe(HttpStatusCode.OK);
        (await tab.GetAsync(new Uri(OpenLink("open-3", "&state=" + new string('s', 513))).PathAndQuery)).ShouldBe(HttpStatusCode.BadRequest);
    }

    private Task<string> RememberedAsync() => App.InAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, services =>
        services.GetRequiredService<IEnvironmentDb>().IdempotencyRecords.Select(record => record.Answer).SingleAsync());

    private static async Task<string> TextOfAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
