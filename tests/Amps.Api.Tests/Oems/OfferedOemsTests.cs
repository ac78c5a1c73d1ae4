using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;

namespace Amps.Api.Tests.Oems;

/// <summary>Which manufacturers a live key sees, with the Simulator in their place.</summary>
public sealed class OfferedOemsTests : IAsyncLifetime
{
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Live_lists_those_of_the_general_tier_to_begin_with() => (await ListAsync(await CustomerAsync())).ShouldBe(["auron", "boreal"]);

    [Fact]
    public async Task Tiers_open_and_shut_manufacturers_at_once()
    {
        var customer = await CustomerAsync();

        await app.SendAsync(new SetTiersCommand(customer.Id, [OemTier.General, OemTier.Beta, OemTier.Preview]));
        (await ListAsync(customer)).ShouldBe(["auron", "boreal", "corvo", "delmar"]);

        await app.SendAsync(new SetTiersCommand(customer.Id, [OemTier.Beta]));
        (await ListAsync(customer)).ShouldBe(["corvo"]);
    }

    [Fact]
    public async Task Live_lists_those_of_the_customers_apps_within_its_tiers()
    {
        var customer = await CustomerAsync();
        await app.SendAsync(new CreateAppCommand(customer.Id, new AppTerms("Sunny", "https://sunny.example/", "https://sunny.example/") { Oems = ["boreal", "corvo"] }));

        (await ListAsync(customer)).ShouldBe(["boreal"]);
    }

    [Fact]
    public async Task The_sandbox_lists_all_whatever_the_tiers_and_apps()
    {
        var customer = await CustomerAsync();
        await app.SendAsync(new SetTiersCommand(customer.Id, [OemTier.Beta]));
        await app.SendAsync(new CreateAppCommand(customer.Id, new AppTerms("Sunny", "https://sunny.example/", "https://sunny.example/") { Oems = ["boreal"] }));

        (await ListAsync(customer with { Key = customer.SandboxKey })).ShouldBe(["auron", "boreal", "corvo", "delmar"]);
    }

    private async Task<Customer> CustomerAsync()
    {
        var made = await app.SendAsync(new Amps.Application.Customers.CreateCustomer.CreateCustomerCommand("Sunny"));
        await app.SendAsync(new SetLiveAccessCommand(made.CustomerId, Enabled: true));
        return new Customer(made.CustomerId, made.LiveKey, made.SandboxKey);
    }

    private async Task<IEnumerable<string?>> ListAsync(Customer customer)
    {
        using var client = app.Client(customer.Key);
        return (await client.GetAnswerAsync("/oems")).Data["items"]!.AsArray().Select(item => (string?)item!["oem"]);
    }

    private sealed record Customer(CustomerId Id, string Key, string SandboxKey);
}
