using System.CommandLine;
using Amps.Api.Hosting;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Domain.Customers;

namespace Amps.Api.Admin;

internal static class CustomerCommands
{
    public static void AddTo(RootCommand root)
    {
        root.Add(Create());
        root.Add(List());
        root.Add(SetLive("enable-live", "Lets a customer's live keys in.", enabled: true));
        root.Add(SetLive("disable-live", "Shuts a customer's live keys out; the sandbox stays open.", enabled: false));
    }

    private static Command Create()
    {
        var command = new Command("create-customer", "Makes a customer with a sandbox key, a live key and a stocked sandbox. The keys are shown this once.") { AdminOptions.Name };
        command.SetAction((parsed, cancellationToken) => AdminRun.SendAsync(
            parsed,
            new CreateCustomerCommand(parsed.GetValue(AdminOptions.Name)!),
            AdminJson.Default.CreatedCustomer,
            (services, made) => SandboxStocking.StockAsync(services, made.CustomerId, new AuditOrigin(AdminRun.Actor, Address: null), cancellationToken),
            cancellationToken));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list-customers", "Lists customers with their keys, oldest first.");
        command.SetAction((parsed, cancellationToken) =>
            AdminRun.SendAsync(parsed, new ListCustomersQuery(), AdminJson.Default.IReadOnlyListCustomerRow, then: null, cancellationToken));
        return command;
    }

    private static Command SetLive(string name, string description, bool enabled)
    {
        var command = new Command(name, description) { AdminOptions.Customer };
        command.SetAction((parsed, cancellationToken) =>
            AdminRun.SendAsync(parsed, new SetLiveAccessCommand(parsed.GetValue(AdminOptions.Customer), enabled), AdminJson.Default.LiveAccess, then: null, cancellationToken));
        return command;
    }
}
