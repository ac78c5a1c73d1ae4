using System.Net;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Application.Customers.CreateCustomer;
using Amps.Application.Customers.SetLiveAccess;
using Amps.Application.Customers.SetTiers;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Infrastructure.Persistence;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Environments;

public sealed class EnvironmentTests : IAsyncLifetime
{
    private const string TwinId = "dev_01kt1bqd20sw44641cc8bww4zz";

    private AmpsApp app = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");
        await app.SendAsync(new SetLiveAccessCommand(CustomerId.Trust(app.Demo.CustomerId), Enabled: true));
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task The_same_id_planted_in_both_worlds_is_two_devices_and_each_key_sees_its_own()
    {
        await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "of-the-sandbox", oemDeviceId: "s", TwinId);
        await app.PlantAsync(AmpsEnvironment.Live, app.Demo.CustomerId, "of-the-real-world", oemDeviceId: "l", TwinId);
        using var sandbox = app.SandboxClient();
        using var live = app.Client(app.Demo.LiveKey);

        var simulated = await sandbox.GetAnswerAsync("/battery/" + TwinId);
        var real = await live.GetAnswerAsync("/battery/" + TwinId);

        ((string?)simulated.Data["userId"]).ShouldBe("of-the-sandbox");
        ((string?)simulated.Meta["environment"]).ShouldBe("sandbox");
        ((string?)real.Data["userId"]).ShouldBe("of-the-real-world");
        ((string?)real.Meta["environment"]).ShouldBe("live");
    }

    [Fact]
    public async Task A_live_device_is_unknown_to_a_sandbox_key_and_the_other_way_round()
    {
        var simulated = await app.DemoDeviceAsync("battery", "auron");
        await app.PlantAsync(AmpsEnvironment.Live, app.Demo.CustomerId, "real", oemDeviceId: "l", TwinId);
        using var sandbox = app.SandboxClient();
        using var live = app.Client(app.Demo.LiveKey);

        (await sandbox.GetAnswerAsync("/battery/" + TwinId)).Code.ShouldBe("DEVICE_NOT_FOUND");
        (await live.GetAnswerAsync("/battery/" + simulated.Id)).Code.ShouldBe("DEVICE_NOT_FOUND");
        ((int?)(await live.GetAnswerAsync("/devices")).Data["pagination"]!["total"]).ShouldBe(1);
    }

    [Fact]
    public async Task A_scope_is_bound_once()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var bound = scope.ServiceProvider.GetRequiredService<RequestScope>();
        var customer = CustomerId.Trust(app.Demo.CustomerId);
        bound.Bind(new Tenant(AmpsEnvironment.Sandbox, customer), "test");

        Should.Throw<InvalidOperationException>(() => bound.Bind(new Tenant(AmpsEnvironment.Live, customer), "test"));
        bound.Tenant.Environment.ShouldBe(AmpsEnvironment.Sandbox);
    }

    [Fact]
    public async Task A_scope_that_is_bound_to_nobody_reaches_no_data()
    {
        await using var scope = app.Services.CreateAsyncScope();

        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IEnvironmentDb>());
    }

    [Fact]
    public async Task A_scope_of_the_sandbox_holds_the_sandboxes_store_and_nothing_of_the_other()
    {
        await app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services =>
        {
            var db = services.GetRequiredService<IEnvironmentDb>().ShouldBeAssignableTo<SandboxDbContext>()!;
            if (TestDatabase.Provider == DatabaseProvider.Sqlite) db.Database.GetConnectionString().ShouldNotBeNull().ShouldContain("sandbox.db");
            else db.Model.GetEntityTypes().ShouldAllBe(type => type.GetSchema() == "sandbox");
            return Task.FromResult(0);
        });
    }

    [Fact]
    public async Task Saving_another_customers_row_is_stopped()
    {
        var stranger = await app.SendAsync(new CreateCustomerCommand("Stranger"));

        var save = app.InAsync(AmpsEnvironment.Sandbox, stranger.CustomerId.Value, services =>
        {
            var db = services.GetRequiredService<IEnvironmentDb>();
            db.Credentials.Add(Credential.Create(CustomerId.Trust(app.Demo.CustomerId), "victim", "auron", "account", app.Time.GetUtcNow()));
            return db.SaveChangesAsync(CancellationToken.None);
        });

        (await Should.ThrowAsync<InvalidOperationException>(save)).Message.ShouldContain("another customer");
    }

    [Fact]
    public async Task Live_knows_no_simulated_manufacturer_unless_the_operator_says_so()
    {
        await using var plain = await AmpsApp.StartAsync();
        await plain.SendAsync(new SetLiveAccessCommand(CustomerId.Trust(plain.Demo.CustomerId), Enabled: true));
        using var live = plain.Client(plain.Demo.LiveKey);
        using var liveWithSimulator = app.Client(app.Demo.LiveKey);

        await app.SendAsync(new SetTiersCommand(CustomerId.Trust(app.Demo.CustomerId), Enum.GetValues<OemTier>()));
        ((int?)(await live.GetAnswerAsync("/oems")).Data["pagination"]!["total"]).ShouldBe(0);
        ((int?)(await liveWithSimulator.GetAnswerAsync("/oems")).Data["pagination"]!["total"]).ShouldBe(4);
    }

    [Fact]
    public async Task The_simulator_may_stand_in_for_live_hardware_in_development()
    {
        await app.PlantAsync(AmpsEnvironment.Live, app.Demo.CustomerId, "real", oemDeviceId: "l", TwinId);
        using var live = app.Client(app.Demo.LiveKey);

        var answer = await live.GetAnswerAsync("/battery/" + TwinId);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        ((string?)answer.Data["metadata"]!["source"]).ShouldBe("live");
        answer.Data["state"].ShouldNotBeNull();
    }
}
