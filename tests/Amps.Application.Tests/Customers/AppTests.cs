using Amps.Application.Common;
using Amps.Application.Customers;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.ListApps;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Application.Customers.UpdateApp;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Customers;

public sealed class AppTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly AppTerms Terms = new("Sunny", "https://sunny.example/done", "com.example.sunny:/repaired")
    {
        LogoUrl = "https://sunny.example/logo.svg", Oems = ["auron", "corvo"], Origins = ["https://sunny.example"], SignedOnly = true,
    };

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task An_app_is_found_with_all_that_a_journey_asks_of_it()
    {
        var customer = await CustomerAsync();
        var made = await app.SendAsync(new CreateAppCommand(customer, Terms));
        await app.SendAsync(new SetTiersCommand(customer, [OemTier.Beta, OemTier.General]));
        await app.SendAsync(new SetLiveAccessCommand(customer, Enabled: true));

        var found = (await Directory.FindAsync(made.AppId.Value, CancellationToken.None)).ShouldNotBeNull();

        found.App.CustomerId.ShouldBe(customer);
        found.App.Terms.ShouldBe(Terms with { Oems = found.App.Oems, Origins = found.App.Origins });
        found.App.Oems.ShouldBe(Terms.Oems);
        found.App.Origins.ShouldBe(Terms.Origins);
        found.LiveEnabled.ShouldBeTrue();
        found.Tiers.ShouldBe([OemTier.General, OemTier.Beta]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("app_01kt1bqd20sw44641cc8bww4zz")]
    [InlineData("<script>")]
    public async Task What_is_no_app_is_not_found(string? id) => (await Directory.FindAsync(id, CancellationToken.None)).ShouldBeNull();

    [Fact]
    public async Task Apps_are_listed_changed_and_deleted_and_each_change_is_an_event_once()
    {
        var customer = await CustomerAsync();
        var made = await app.SendAsync(new CreateAppCommand(customer, Terms));
        await app.SendAsync(new UpdateAppCommand(made.AppId, Terms));
        var changed = await app.SendAsync(new UpdateAppCommand(made.AppId, Terms with { Name = "Rainy", LogoUrl = null }));
        var listed = await app.SendAsync(new ListAppsQuery(customer));
        await app.SendAsync(new DeleteAppCommand(made.AppId));
        await app.SendAsync(new SetTiersCommand(customer, [OemTier.General]));
        await app.SendAsync(new SetTiersCommand(customer, [OemTier.Preview]));

        changed.Name.ShouldBe("Rainy");
        listed.ShouldHaveSingleItem().LogoUrl.ShouldBeNull();
        (await app.SendAsync(new ListAppsQuery(customer))).ShouldBeEmpty();
        (await AuditAsync(customer)).ShouldBe(["app.created", "app.changed", "app.deleted", "customer.tiers_set"]);
    }

    [Fact]
    public async Task Bad_terms_are_refused_all_at_once()
    {
        var bad = new AppTerms("\t", "javascript:alert(1)", "https://user@sunny.example/")
        {
            LogoUrl = "http://sunny.example/logo.svg", Oems = ["auron", "nobody"], Origins = ["https://sunny.example/"],
        };

        var failure = await FailAsync(new CreateAppCommand(await CustomerAsync(), bad));

        ((ValidationDetails)failure.Details!).Issues.Select(issue => issue.Path).ShouldBe(["name", "redirect-url", "reconnect-redirect-url", "logo-url", "origins[0]", "oems[1]"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        var nobody = CustomerId.Trust("cus_01kt1bqd20sw44641cc8bww4zz");
        var nothing = AppId.Trust("app_01kt1bqd20sw44641cc8bww4zz");

        (await FailAsync(new CreateAppCommand(nobody, Terms))).ShouldBe(CustomerFailures.UnknownCustomer);
        (await FailAsync(new ListAppsQuery(nobody))).ShouldBe(CustomerFailures.UnknownCustomer);
        (await FailAsync(new SetTiersCommand(nobody, [OemTier.General]))).ShouldBe(CustomerFailures.UnknownCustomer);
        (await FailAsync(new UpdateAppCommand(nothing, Terms))).ShouldBe(CustomerFailures.UnknownApp);
        (await FailAsync(new DeleteAppCommand(nothing))).ShouldBe(CustomerFailures.UnknownApp);
    }

    [Fact]
    public async Task No_tier_at_all_is_refused() => (await FailAsync(new SetTiersCommand(await CustomerAsync(), []))).Code.ShouldBe("VALIDATION_ERROR");

    [Fact]
    public async Task The_demo_customer_has_an_app() =>
        (await app.SendAsync(new ListAppsQuery(CustomerId.Trust(app.Demo.CustomerId)))).ShouldHaveSingleItem().AppId.Value.ShouldBe(app.Demo.AppId);

    private AppDirectory Directory => app.Services.GetRequiredService<AppDirectory>();

    private async Task<CustomerId> CustomerAsync() => (await app.SendAsync(new Amps.Application.Customers.CreateCustomer.CreateCustomerCommand("Owner"))).CustomerId;

    private async Task<Failure> FailAsync<T>(IUseCase<T> useCase)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate("test");
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase)).Failure.ShouldNotBeNull();
    }

    private async Task<IEnumerable<string>> AuditAsync(CustomerId customer)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var all = await scope.ServiceProvider.GetRequiredService<IPlatformDb>().AuditEvents.AsNoTracking().Where(entry => entry.CustomerId == customer).OrderBy(entry => entry.Id).ToListAsync();
        return all.Select(entry => entry.Action).Where(action => action.StartsWith("app.", StringComparison.Ordinal) || action is "customer.tiers_set");
    }
}
