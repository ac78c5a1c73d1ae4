using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.UpdateApp;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Journeys;

/// <summary>An app that changes while one of its users is on the way.</summary>
public sealed class ChangedAppTests : JourneyScene
{
    private const string Moved = "https://moved.example/connected";

    [Fact]
    public async Task Its_users_come_back_to_where_it_is_now()
    {
        using var tab = await AtSignInAsync();
        await App.SendAsync(new UpdateAppCommand(EntityIdOf(AppId), new AppTerms("Sunny", Moved, Repaired)));

        await tab.FinishAsync();

        tab.Location.ShouldStartWith(Moved + "?status=success");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_origin_embeds_and_hears_of_the_end_only_while_it_is_declared(bool isDeclared)
    {
        const string origin = "https://sunny.example";
        using var tab = await AtSignInAsync($""","origin":"{origin}" """);
        await App.SendAsync(new UpdateAppCommand(EntityIdOf(AppId), new AppTerms("Sunny", Home, Repaired) { Origins = isDeclared ? [origin] : [] }));

        await tab.GetAsync(tab.Path);
        tab.Policy.ShouldContain($"frame-ancestors {(isDeclared ? origin : Dashboard)};");
        var journey = tab.Path[..tab.Path.LastIndexOf('/')];
        await tab.FinishAsync();
        await tab.GetAsync(journey + "/ended");

        tab.Heading.ShouldBe("Your devices are connected");
        tab.Html.Contains($"data-origin=\"{origin}\" data-message=", StringComparison.Ordinal).ShouldBe(isDeclared);
    }

    [Fact]
    public async Task One_that_is_gone_connects_nothing()
    {
        using var tab = await AtSignInAsync();
        await App.SendAsync(new DeleteAppCommand(EntityIdOf(AppId)));

        (await tab.SendAsync(tab.Path, ("token", tab.Token), ("simulated", "true"))).ShouldBe(HttpStatusCode.NotFound);

        tab.Heading.ShouldBe("This link does not work");
        (await App.InSandboxAsync(db => db.Devices.CountAsync(device => device.UserId == "traveller"))).ShouldBe(0);
    }

    /// <summary>Which shows the sandbox's journeys to their own customer.</summary>
    private string Dashboard => App.Services.GetRequiredService<IPublicAddress>().Base;

    private static AppId EntityIdOf(string app) => Domain.Customers.AppId.Trust(app);

    private async Task<Tab> AtSignInAsync(string more = "")
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("traveller", ""","oem":"auron" """ + more)).Url);
        tab.Path.ShouldEndWith("/sign_in");
        return tab;
    }
}
