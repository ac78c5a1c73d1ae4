using Amps.Application.Customers.CreateApp;
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
        App = await AmpsApp.StartAsync();
        Site = await IntegratorSite.StartAsync();
        AppId = await MakeAppAsync("Sunny & <b>Co</b>");
    }

    /// <summary>Makes one more app of the demo customer.</summary>
    public async Task<string> MakeAppAsync(string name, Func<AppTerms, AppTerms>? change = null)
    {
        var terms = new AppTerms(name, Site.Connected, Site.Reconnected) { Origins = [Site.Origin.GetLeftPart(UriPartial.Authority)] };
        return (await App.SendAsync(new CreateAppCommand(CustomerId.Trust(App.Demo.CustomerId), change?.Invoke(terms) ?? terms))).AppId.Value;
    }

    public string OpenLink(string user, string more = "") => new Uri(Url, $"/link/{AppId}?sandbox=true&userId={user}{more}").AbsoluteUri;

    public async Task DisposeAsync()
    {
        await Site.DisposeAsync();
        await App.DisposeAsync();
    }
}
