using Amps.Application.Devices.RollUpHistory;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Devices;

/// <summary>What a removed device leaves behind goes in the background.</summary>
public sealed class LeftoverTests : IAsyncLifetime
{
    private AmpsApp app = null!;
    private HttpClient client = null!;

    public async Task InitializeAsync()
    {
        app = await AmpsApp.StartAsync();
        client = app.SandboxClient();
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task Its_history_goes_however_long_and_no_other_ones()
    {
        var battery = await app.DemoDeviceAsync("battery", "auron");
        var other = await app.DemoDeviceAsync("battery", "boreal");
        await LiveThroughAsync(battery, 450);

        await client.RemoveAsync("/battery/" + battery.Id);
        var before = await app.HistoryAsync(battery.Id);
        await app.ClearAsync();

        before.ShouldBe(451);
        (await app.HistoryAsync(battery.Id)).ShouldBe(0);
        (await app.HistoryAsync(other.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Its_hours_and_days_go_and_do_not_come_back()
    {
        var battery = await app.DemoDeviceAsync("battery", "auron");
        app.Time.Advance(TimeSpan.FromDays(3));
        await client.GetAnswerAsync("/battery/" + battery.Id);
        app.Time.Advance(TimeSpan.FromHours(3));
        var keeper = app.Services.GetRequiredService<HistoryKeeper>();
        await keeper.RunAsync(CancellationToken.None);
        var before = await app.RollUpsAsync(battery.Id);

        await client.RemoveAsync("/battery/" + battery.Id);
        await app.ClearAsync();
        await keeper.RunAsync(CancellationToken.None);

        before.ShouldBeGreaterThan(1);
        (await app.RollUpsAsync(battery.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Its_actions_stay()
    {
        var battery = await app.DemoDeviceAsync("battery", "auron");
        var action = await client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""");

        await client.RemoveAsync("/battery/" + battery.Id);
        await app.ClearAsync();

        ((string?)(await client.ActionAsync(action))["state"]).ShouldBe("cancelled");
    }

    [Fact]
    public async Task The_Simulator_forgets_it()
    {
        var battery = await SteerAsync();

        await client.RemoveAsync("/battery/" + battery.Id);
        var before = await RemembersAsync(battery);
        await app.ClearAsync();

        before.ShouldBeTrue();
        (await RemembersAsync(battery)).ShouldBeFalse();
    }

    [Fact]
    public async Task Hardware_that_is_connected_again_before_that_stays_as_it_is()
    {
        var battery = await SteerAsync();

        await client.RemoveAsync("/battery/" + battery.Id);
        await app.PlantAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, "demo-user", battery.OemDeviceId);
        await app.ClearAsync();

        (await RemembersAsync(battery)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_credential_goes_with_the_last_device_that_uses_it()
    {
        var (first, second) = await PairAsync();

        await client.RemoveAsync("/battery/" + first.Id);
        await app.ClearAsync();
        var between = (await CredentialsAsync(), app.Gateway.Revoked.Count);
        await client.RemoveAsync($"/{second.Path}/{second.Id}");
        await app.ClearAsync();

        between.ShouldBe((1, 0));
        (await CredentialsAsync()).ShouldBe(0);
        app.Gateway.Revoked.ShouldBe(["auron demo-user"]);
    }

    [Fact]
    public async Task The_credential_goes_when_all_its_devices_go_at_once()
    {
        var (first, second) = await PairAsync();

        await Task.WhenAll(client.RemoveAsync("/battery/" + first.Id), client.RemoveAsync($"/{second.Path}/{second.Id}"));
        await app.ClearAsync();

        (await CredentialsAsync()).ShouldBe(0);
        app.Gateway.Revoked.ShouldBe(["auron demo-user"]);
    }

    [Fact]
    public async Task A_manufacturer_that_does_not_answer_is_asked_again_for_an_hour()
    {
        app.Gateway.RevokeFails = OemFailureReason.Unavailable;
        var (first, second) = await PairAsync();
        await client.RemoveAsync("/battery/" + first.Id);
        await client.RemoveAsync($"/{second.Path}/{second.Id}");

        await app.ClearAsync();
        var soon = await CredentialsAsync();
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.ClearAsync();

        soon.ShouldBe(1);
        (await CredentialsAsync()).ShouldBe(0);
        (await app.InSandboxAsync(db => db.DeviceRemovals.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_breaks_at_one_manufacturer_holds_up_no_other_removal()
    {
        app.Gateway.Leaving = (oem, _) => oem == "auron" ? throw new InvalidOperationException("a bug") : Task.CompletedTask;
        var broken = await app.DemoDeviceAsync("battery", "auron");
        var other = await app.DemoDeviceAsync("battery", "boreal");
        await client.RemoveAsync("/battery/" + broken.Id);
        await client.RemoveAsync("/battery/" + other.Id);

        await app.ClearAsync();

        (await app.InSandboxAsync(db => db.DeviceRemovals.Select(removal => removal.DeviceId).ToListAsync())).ShouldBe([DeviceId.Trust(broken.Id)]);
    }

    [Fact]
    public async Task A_manufacturer_whose_driver_breaks_is_given_up_after_an_hour()
    {
        app.Gateway.Leaving = (_, _) => throw new InvalidOperationException("a bug");
        var battery = await app.DemoDeviceAsync("battery", "auron");
        await client.RemoveAsync("/battery/" + battery.Id);
        await app.ClearAsync();

        app.Time.Advance(TimeSpan.FromHours(1));
        await app.ClearAsync();

        (await app.InSandboxAsync(db => db.DeviceRemovals.CountAsync())).ShouldBe(0);
    }

    // The demo user's account at Auron: the battery and whatever else is of the same credential.
    private async Task<(DemoDevice Battery, (string Path, string Id) Other)> PairAsync()
    {
        var battery = await app.DemoDeviceAsync("battery", "auron");
        var others = await app.InSandboxAsync(db => db.Devices.AsNoTracking().Where(device => device.Vendor == "auron" && device.Id != DeviceId.Trust(battery.Id)).ToListAsync());
        foreach (var spare in others.Skip(1)) await client.RemoveAsync($"/{PathOf(spare)}/{spare.Id}");
        await app.ClearAsync();
        return (battery, (PathOf(others[0]), others[0].Id.Value));
    }

    private static string PathOf(Device device) => Domain.Common.Wire<DeviceType>.Name(device.Type).Replace('_', '-');

    private Task<int> CredentialsAsync() => app.InSandboxAsync(db => db.Credentials.CountAsync(credential => credential.Oem == "auron"));

    private async Task<DemoDevice> SteerAsync()
    {
        var battery = await app.DemoDeviceAsync("battery", "auron");
        var action = await client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle"},"sandbox":{"delaySeconds":0}}""");
        await Eventually.HoldsAsync(async () => (string?)(await client.ActionAsync(action))["state"] == "completed", "the push is completed");
        return battery;
    }

    private Task<bool> RemembersAsync(DemoDevice device) => app.InSandboxAsync(db => db.SimulatedDevices.AnyAsync(row => row.Serial == device.OemDeviceId));

    private Task<int> LiveThroughAsync(DemoDevice device, int readings) => app.InSandboxAsync(async db =>
    {
        var row = await db.Devices.SingleAsync(one => one.Id == DeviceId.Trust(device.Id));
        var reading = new DeviceReading(row.State!, row.Settings, row.Declaration);
        for (var i = 1; i <= readings; i++) db.History.Add(row.Record(reading, row.PulledAt!.Value.AddSeconds(1))!);
        return await db.SaveChangesAsync();
    });
}
