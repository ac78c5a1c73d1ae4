using System.Net;
using Amps.Api.Tests.Devices;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.UpdateApp;
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

    [Fact]
    public async Task An_origin_that_it_declares_no_more_embeds_and_hears_nothing()
    {
        using var tab = await AtSignInAsync(""","origin":"https://sunny.example" """);
        tab.Policy.ShouldContain("frame-ancestors https://sunny.example");
        await App.SendAsync(new UpdateAppCommand(EntityIdOf(AppId), new AppTerms("Sunny", Home, Repaired)));

        await tab.GetAsync(tab.Path);
        tab.Policy.ShouldContain("frame-ancestors 'none'");
        await tab.FinishAsync();

        tab.Html.ShouldNotContain("sunny.example\" data-message");
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

    private static AppId EntityIdOf(string app) => Domain.Customers.AppId.Trust(app);

    private async Task<Tab> AtSignInAsync(string more = "")
    {
        var tab = new Tab(App);
        await tab.BeginAsync((await MakeSessionAsync("traveller", ""","oem":"auron" """ + more)).Url);
        tab.Path.ShouldEndWith("/sign_in");
        return tab;
    }
}
