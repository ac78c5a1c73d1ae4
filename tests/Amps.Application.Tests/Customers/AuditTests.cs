using Amps.Application.ApiKeys.RevokeKey;
using Amps.Application.Common;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Customers;

public sealed class AuditTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly AmpsApp app = fixture.App;

    [Fact]
    public async Task Every_change_of_a_customer_and_its_keys_is_an_event_that_says_who_and_what()
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Audited"));
        var keys = (await app.SendAsync(new ListCustomersQuery())).Single(row => row.CustomerId == customer.CustomerId).Keys;
        await app.SendAsync(new SetLiveAccessCommand(customer.CustomerId, Enabled: true));
        await app.SendAsync(new SetLiveAccessCommand(customer.CustomerId, Enabled: false));
        await app.SendAsync(new RevokeKeyCommand(keys[0].KeyId));

        var events = await EventsAsync(customer.CustomerId);

        events.Select(entry => entry.Action).ShouldBe(["customer.created", "key.created", "key.created", "customer.live_enabled", "customer.live_disabled", "key.revoked"]);
        events.ShouldAllBe(entry => entry.Actor == "test" && entry.At == app.Time.GetUtcNow());
        events[^1].Subject.ShouldBe(keys[0].KeyId.Value);
    }

    [Fact]
    public async Task What_changes_nothing_leaves_no_event()
    {
        var customer = await app.SendAsync(new CreateCustomerCommand("Unchanged"));
        await app.SendAsync(new SetLiveAccessCommand(customer.CustomerId, Enabled: false));

        (await EventsAsync(customer.CustomerId)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refused_command_saves_nothing()
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RequestScope>().Operate("test");
        var before = (await app.SendAsync(new ListCustomersQuery())).Count;

        var refused = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new CreateCustomerCommand(new string('x', 101)));

        refused.Failure!.Code.ShouldBe("VALIDATION_ERROR");
        (await app.SendAsync(new ListCustomersQuery())).Count.ShouldBe(before);
    }

    private async Task<IReadOnlyList<AuditEvent>> EventsAsync(CustomerId customer)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPlatformDb>().AuditEvents.AsNoTracking().Where(entry => entry.CustomerId == customer).OrderBy(entry => entry.Id).ToListAsync();
    }
}
