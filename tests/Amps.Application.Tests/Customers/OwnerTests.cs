using Amps.Application.Common;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.DeleteApp;
using Amps.Application.Customers.ListApps;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Customers.ReadCustomer;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Application.Customers.UpdateApp;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Application.Tests.Customers;

/// <summary>What a customer's own people reach: their customer, and nothing that is for operators.</summary>
public sealed class OwnerTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly AppTerms Terms = new("Sunny", "https://sunny.example/done", "https://sunny.example/repaired");

    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task Apps_of_another_customer_are_not_there()
    {
        var (mine, other) = (await CustomerAsync(), await CustomerAsync());
        var theirs = (await app.SendAsync(new CreateAppCommand(other, Terms))).AppId;

        (await FailAsync(mine, new CreateAppCommand(other, Terms))).ShouldBe(CustomerFailures.UnknownCustomer);
        (await FailAsync(mine, new ListAppsQuery(other))).ShouldBe(CustomerFailures.UnknownCustomer);
        (await FailAsync(mine, new ReadCustomerQuery(other))).ShouldBe(CustomerFailures.UnknownCustomer);
        (await FailAsync(mine, new UpdateAppCommand(theirs, Terms with { Name = "Mine" }))).ShouldBe(CustomerFailures.UnknownApp);
        (await FailAsync(mine, new DeleteAppCommand(theirs))).ShouldBe(CustomerFailures.UnknownApp);

        (await app.SendAsync(new ListAppsQuery(other))).ShouldHaveSingleItem().Name.ShouldBe("Sunny");
    }

    [Fact]
    public async Task Own_apps_are_made_changed_and_deleted()
    {
        var mine = await CustomerAsync();
        var made = (await TryAsync(mine, new CreateAppCommand(mine, Terms))).Value;
        (await TryAsync(mine, new UpdateAppCommand(made.AppId, Terms with { Name = "Rainy" }))).Value.Name.ShouldBe("Rainy");

        (await TryAsync(mine, new ListAppsQuery(mine))).Value.ShouldHaveSingleItem();
        (await TryAsync(mine, new DeleteAppCommand(made.AppId))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_for_operators_is_refused_also_for_the_own_customer()
    {
        var mine = await CustomerAsync();

        (await FailAsync(mine, new SetLiveAccessCommand(mine, Enabled: true))).ShouldBe(CustomerFailures.OperatorsOnly);
        (await FailAsync(mine, new SetTiersCommand(mine, [OemTier.Preview]))).ShouldBe(CustomerFailures.OperatorsOnly);
        (await FailAsync(mine, new CreateCustomerCommand("Another"))).ShouldBe(CustomerFailures.OperatorsOnly);
        (await FailAsync(mine, new ListCustomersQuery())).ShouldBe(CustomerFailures.OperatorsOnly);
    }

    private async Task<CustomerId> CustomerAsync() => (await app.SendAsync(new CreateCustomerCommand("Owned"))).CustomerId;

    private async Task<Failure> FailAsync<T>(CustomerId owner, IUseCase<T> useCase) => (await TryAsync(owner, useCase)).Failure.ShouldNotBeNull();

    private async Task<Result<T>> TryAsync<T>(CustomerId owner, IUseCase<T> useCase)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().ActFor(owner, "member:test");
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(useCase);
    }
}
