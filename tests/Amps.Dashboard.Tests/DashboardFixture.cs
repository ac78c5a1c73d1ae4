using System.Net;
using Amps.Api.Hosting;
using Amps.Application.ApiKeys.CreateKey;
using Amps.Application.ApiKeys.IssueToken;
using Amps.Application.Common;
using Amps.Application.Customers.CreateApp;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.People.ChoosePassword;
using Amps.Application.People.InvitePerson;
using Amps.Application.Ports;
using Amps.Application.Webhooks.CreateWebhook;
using Amps.Application.Webhooks.TestWebhook;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.People;
using Amps.Domain.Webhooks;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Dashboard.Tests;

/// <summary>The running server, with people of the demo customer and a second customer who has one of everything.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    public const string Password = "correct horse battery";

    private int made;

    public AmpsApp App { get; private set; } = null!;

    public CustomerId Demo => CustomerId.Trust(App.Demo.CustomerId);

    /// <summary>The server as browsers reach it.</summary>
    public Uri Url => new UriBuilder(App.Url) { Host = "localhost" }.Uri;

    internal Belongings Others { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        App = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");
        Others = await MakeCustomerAsync("Other & <b>Co</b>", "owner@other.example");
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

    /// <summary>What a call with a key or a token meets.</summary>
    internal async Task<HttpStatusCode> CallAsync(string credential)
    {
        using var client = App.Client(credential);
        return (await client.GetAnswerAsync("/me")).Status;
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

    /// <summary>Makes a customer who has one of everything.</summary>
    internal async Task<Belongings> MakeCustomerAsync(string name, string? owner = null)
    {
        var customer = (await App.SendAsync(new CreateCustomerCommand(name))).CustomerId;
        await SandboxStocking.StockAsync(App.Services, customer, new AuditOrigin("test", Address: null), CancellationToken.None);
        var member = await App.SendAsync(new InvitePersonCommand(customer, owner ?? $"owner-{Interlocked.Increment(ref made)}@other.example", PersonRole.Owner));
        await App.SendAsync(new ChoosePasswordCommand(TokenOf(member.Url), Password));
        await App.SendAsync(new SetLiveAccessCommand(customer, Enabled: true));
        var app = await App.SendAsync(new CreateAppCommand(customer, new AppTerms("Theirs", "https://other.example/done", "https://other.example/again")));
        return new Belongings(customer, member.PersonId.Value, app.AppId.Value, await MakeThingsAsync(AmpsEnvironment.Sandbox, customer), await MakeThingsAsync(AmpsEnvironment.Live, customer));
    }

    private async Task<Things> MakeThingsAsync(AmpsEnvironment environment, CustomerId customer)
    {
        var key = await App.SendAsync(new CreateKeyCommand(customer, environment, new KeyTerms([Permission.DevicesRead])));
        var token = await App.SendAsync(new IssueTokenCommand(key.KeyId, "Theirs", App.Time.GetUtcNow().AddDays(1)));
        var user = $"{Wire<AmpsEnvironment>.Name(environment)}-user-{Interlocked.Increment(ref made)}";
        var device = await App.RegisterAsync(environment, customer, "boreal", user);
        return await App.InAsync(environment, customer.Value, async services =>
        {
            var sender = services.GetRequiredService<ISender>();
            var hook = await sender.Send(new CreateWebhookCommand("https://hooks.other.example/amps", []));
            var test = await sender.Send(new TestWebhookCommand(hook.Value.EndpointId, EventCatalogue.PushCompleted));
            return new Things(key.KeyId.Value, token.TokenId.Value, hook.Value.EndpointId.Value, test.Value.DeliveryId.Value, device, user);
        });
    }
}

/// <summary>One of everything that a customer has.</summary>
internal sealed record Belongings(CustomerId Customer, string Member, string App, Things Sandbox, Things Live)
{
    public Things In(string environment) => environment == "live" ? Live : Sandbox;
}

/// <summary>What a customer has in each of its worlds.</summary>
internal sealed record Things(string Key, string Token, string Endpoint, string Delivery, string Device, string User);
