using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Domain.Customers;
using Amps.Testing;

namespace Amps.AuthJourney.Tests;

/// <summary>The running server, and an app of the demo customer.</summary>
public sealed class JourneyFixture : IAsyncLifetime
{
    public AmpsApp App { get; private set; } = null!;

    internal IntegratorSite Site { get; private set; } = null!;

    public string AppId { get; private set; } = "";

    /// <summary>The server as browsers reach it: one host name for pages and callbacks.</summary>
    public Uri Url => new UriBuilder(App.Url) { Host = "localhost" }.Uri;

    public async Task InitializeAsync()
    {
        App = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");
        Site = await IntegratorSite.StartAsync();
        AppId = await MakeAppAsync("Sunny & <b>Co</b>", terms => terms with { LogoUrl = Site.Logo });
    }

    /// <summary>Makes one more app of the demo customer.</summary>
    public async Task<string> MakeAppAsync(string name, Func<AppTerms, AppTerms>? change = null)
    {
        var terms = new AppTerms(name, Site.Connected, Site.Reconnected) { Origins = [Site.Origin.GetLeftPart(UriPartial.Authority)] };
        return (await App.SendAsync(new CreateAppCommand(CustomerId.Trust(App.Demo.CustomerId), change?.Invoke(terms) ?? terms))).AppId.Value;
    }

    /// <summary>Makes an app of another customer, who may use live and what is generally available there.</summary>
    public async Task<string> MakeLiveAppAsync(Func<AppTerms, AppTerms> change)
    {
        var customer = (await App.SendAsync(new CreateCustomerCommand("Live"))).CustomerId;
        await App.SendAsync(new SetLiveAccessCommand(customer, Enabled: true));
        return (await App.SendAsync(new CreateAppCommand(customer, change(new AppTerms("Sunny Live", Site.Connected, Site.Reconnected))))).AppId.Value;
    }

    public string OpenLink(string user, string more = "") => new Uri(Url, $"/link/{AppId}?sandbox=true&userId={user}{more}").AbsoluteUri;

    /// <summary>Makes a session that may be embedded, and gives its link.</summary>
    public Task<string> SessionAsync(string user, string type = "battery") => SessionAsync(user, type, AppId, Site.Origin);

    /// <summary>The same of another app, for another page around it.</summary>
    public async Task<string> SessionAsync(string user, string type, string app, Uri origin)
    {
        using var api = App.SandboxClient();
        var made = await api.PostAnswerAsync("/link/sessions", $$"""{"appId":"{{app}}","userId":"{{user}}","deviceType":"{{type}}","origin":"{{origin.GetLeftPart(UriPartial.Authority)}}","state":"state-7"}""");
        return (string)made.Data["url"]!;
    }

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await App.DisposeAsync();
    }
}
