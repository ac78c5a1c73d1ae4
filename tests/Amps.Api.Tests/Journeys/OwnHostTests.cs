using System.Net;
using Amps.Api.Tests.Credentials;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>The journey at a host name of its own.</summary>
public sealed class OwnHostTests : JourneyScene
{
    private const string Host = "link.example.test";

    protected override string[] Settings => ["--Journey:PublicUrl", "http://link.example.test:8443"];

    [Theory]
    [InlineData("/link/app_00000000000000000000000000?userId=u", "text/html")]
    [InlineData("/link/link.css", "text/css")]
    [InlineData("/link/done.js", "text/javascript")]
    [InlineData("/link/amps-link.js", "text/javascript")]
    public async Task Its_pages_and_files_answer_there_and_nowhere_else(string path, string type)
    {
        var (_, there) = await AskAsync(path, Host);
        var (status, here) = await AskAsync(path, host: null);

        there.ShouldBe(type);
        (status, here).ShouldBe((HttpStatusCode.NotFound, "application/json"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/docs")]
    [InlineData("/openapi.json")]
    [InlineData("/health/live")]
    [InlineData("/dashboard")]
    [InlineData("/me")]
    [InlineData("/link/sessions/lnk_00000000000000000000000000")]
    [InlineData("/simulator/oauth/authorize")]
    public async Task Nothing_else_answers_there(string path)
    {
        var (status, type) = await AskAsync(path, Host.ToUpperInvariant());

        status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Gone);
        type.ShouldBe("text/html");
    }

    [Fact]
    public async Task Sessions_are_made_at_the_server_and_opened_there()
    {
        var (id, url) = await MakeSessionAsync("host-1", ""","oem":"auron" """);
        using var tab = new Tab(App) { Host = Host };

        await tab.BeginAsync(url);
        await tab.FinishAsync();

        url.ShouldStartWith($"http://{Host}:8443/link?session=");
        (await DevicesOfAsync(id)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_manufacturers_page_sends_the_browser_back_there()
    {
        var (id, url) = await MakeSessionAsync("host-2", ""","oem":"corvo" """);
        using var tab = new Tab(App) { Host = Host };
        using var oem = new Tab(App);
        await tab.BeginAsync(url);
        await tab.SendAsync(tab.Path, ("token", tab.Token));

        await oem.GetAsync(tab.Location);
        await oem.SendAsync(oem.Path, ("decision", "allow"), ("user", "driver@example.com"), ("password", "x"));
        await tab.GetAsync(oem.Location);
        await tab.FollowAsync();
        await tab.TakeAsync([.. tab.Devices.Select(device => ("device", device))]);
        await tab.TakeAsync();

        oem.Location.ShouldStartWith($"http://{Host}:8443/link/oauth?code=");
        oem.Policy.ShouldContain($"form-action 'self' http://{Host}:8443");
        (await DevicesOfAsync(id)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Links_to_sign_in_again_lead_there()
    {
        var device = DeviceId.Trust(Battery.Id);
        await App.SendInAsync(new RevokeAccountCommand(device));

        (await App.ReconnectionUrlAsync(device)).ShouldStartWith($"http://{Host}:8443/link?reconnect=true&token=");
    }

    private async Task<(HttpStatusCode Status, string? Type)> AskAsync(string path, string? host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Host = host;
        using var answer = await Client.SendAsync(request);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType);
    }
}
