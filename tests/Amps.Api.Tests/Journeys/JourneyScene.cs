using Amps.Application.Customers.CreateApp;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.Api.Tests.Journeys;

/// <summary>An app of the demo customer, whose end users have a browser without eyes.</summary>
public abstract class JourneyScene : SandboxScene
{
    private protected const string Home = "https://sunny.example/connected";
    private protected const string Repaired = "https://sunny.example/repaired";

    private protected string AppId { get; private set; } = "";

    protected override async Task BeginAsync() => AppId = await MakeAppAsync("Sunny");

    private protected async Task<string> MakeAppAsync(string name, Func<AppTerms, AppTerms>? change = null)
    {
        var terms = new AppTerms(name, Home, Repaired) { Origins = ["https://sunny.example"] };
        return (await App.SendAsync(new CreateAppCommand(CustomerId.Trust(App.Demo.CustomerId), change?.Invoke(terms) ?? terms))).AppId.Value;
    }

    private protected string OpenLink(string user, string more = "") => new Uri(App.Url, $"/link/{AppId}?sandbox=true&userId={user}{more}").AbsoluteUri;

    /// <summary>Makes a session's link, with more members of its body where there are any.</summary>
    private protected async Task<(string Id, string Url)> MakeSessionAsync(string user, string more = "", HttpClient? client = null)
    {
        var made = await (client ?? Client).PostAnswerAsync("/link/sessions", $$"""{"appId":"{{AppId}}","userId":"{{user}}"{{more}}}""");
        return ((string)made.Data["id"]!, (string)made.Data["url"]!);
    }

    /// <summary>Connects what an account without a password holds at Auron, and gives the devices' ids.</summary>
    private protected async Task<IReadOnlyList<string>> ConnectAsync(string user)
    {
        var (id, url) = await MakeSessionAsync(user, ""","oem":"auron" """);
        using var tab = new Tab(App);
        await tab.BeginAsync(url);
        await tab.FinishAsync();
        tab.Location.ShouldStartWith(Home);
        return await DevicesOfAsync(id);
    }

    private protected async Task<IReadOnlyList<string>> DevicesOfAsync(string session, HttpClient? client = null)
    {
        var read = (await (client ?? Client).GetAnswerAsync("/link/sessions/" + session)).Data;
        ((string?)read["state"]).ShouldBe("completed");
        return [.. read["devices"]!.AsArray().Select(device => (string)device!)];
    }
}
