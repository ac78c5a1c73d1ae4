using Amps.Api.Hosting;
using Amps.Application.ApiKeys.IssueToken;
using Amps.Application.Common;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.ListCustomers;
using Amps.Application.Devices.ListDevices;
using Amps.Application.People.ChoosePassword;
using Amps.Application.People.InvitePerson;
using Amps.Application.Ports;
using Amps.Application.Sandbox.AddSimulatedDevice;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.People;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>The running server, with people of the demo customer and a second customer who has one of everything.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private const string TheirUser = "their-user";

    private int made;

    public AmpsApp App { get; private set; } = null!;

    public CustomerId Demo => CustomerId.Trust(App.Demo.CustomerId);

    /// <summary>The server as browsers reach it.</summary>
    public Uri Url => new UriBuilder(App.Url) { Host = "localhost" }.Uri;

    internal Belongings Others { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await AmpsApp.StartAsync();
        Others = await MakeCustomerAsync("Other & <b>Co</b>");
    }

    public async Task DisposeAsync() => await App.DisposeAsync();

    /// <summary>Makes somebody who has chosen <see cref="Password"/>.</summary>
    public async Task<string> MakePersonAsync(PersonRole role, CustomerId? customer = null)
    {
        var email = $"{role}-{Interlocked.Increment(ref made)}@people.example".ToLowerInvariant();
        var link = await App.SendAsync(new InvitePersonCommand(role == PersonRole.Operator ? null : customer ?? Demo, email, role));
        await App.SendAsync(new ChoosePasswordCommand(TokenOf(link.Url), Password));
        return email;
    }

    /// <summary>Makes somebody and signs them in.</summary>
    internal async Task<Tab> EnterAsync(PersonRole role, CustomerId? customer = null)
    {
        var tab = new Tab(App);
        await tab.SignInAsync(await MakePersonAsync(role, customer), Password);
        return tab;
    }

    /// <summary>Looks at the rows of people.</summary>
    internal async Task<T> ReadAsync<T>(Func<IPlatformDb, Task<T>> read)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<IPlatformDb>());
    }

    /// <summary>What the audit log tells of somebody, in its order.</summary>
    internal Task<List<string>> AuditOfAsync(string email) => ReadAsync(async db =>
    {
        var person = await db.People.SingleAsync(row => row.Email == email);
        return await db.AuditEvents.Where(entry => entry.Subject == person.Id.Value).OrderBy(entry => entry.Id).Select(entry => entry.Action).ToListAsync();
    });

    public static string TokenOf(string url) => url[(url.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..];

    private async Task<Belongings> MakeCustomerAsync(string name)
    {
        var customer = (await App.SendAsync(new CreateCustomerCommand(name))).CustomerId;
        await SandboxStocking.StockAsync(App.Services, customer, "test", CancellationToken.None);
        var owner = await App.SendAsync(new InvitePersonCommand(customer, "owner@other.example", PersonRole.Owner));
        await App.SendAsync(new ChoosePasswordCommand(TokenOf(owner.Url), Password));
        var app = await App.SendAsync(new CreateAppCommand(customer, new AppTerms("Theirs", "https://other.example/done", "https://other.example/again")));
        var key = (await App.SendAsync(new ListCustomersQuery())).Single(row => row.CustomerId == customer).Keys[0].KeyId;
        var token = await App.SendAsync(new IssueTokenCommand(key, "Theirs", App.Time.GetUtcNow().AddDays(1)));
        var (endpoint, delivery, device) = await App.InAsync(AmpsEnvironment.Sandbox, customer.Value, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var hook = await sender.Send(new CreateWebhookCommand("https://hooks.other.example/amps", []));
            var devices = await sender.Send(new ListDevicesQuery(new DeviceFilter(), new PageRequest(1, 0, null)));
            var test = await sender.Send(new TestWebhookCommand(hook.Value.EndpointId, EventCatalogue.PushCompleted));
            await sender.Send(new AddSimulatedDeviceCommand(DeviceType.Battery, "boreal", TheirUser, Timezone: null));
            return (hook.Value.EndpointId.Value, test.Value.DeliveryId.Value, devices.Value.Items[0].Id.Value);
        });
        return new Belongings(customer, owner.PersonId.Value, app.AppId.Value, key.Value, token.TokenId.Value, endpoint, delivery, device, TheirUser);
    }
}

/// <summary>One of everything that a customer has.</summary>
internal sealed record Belongings(CustomerId Customer, string Member, string App, string Key, string Token, string Endpoint, string Delivery, string Device, string User);
