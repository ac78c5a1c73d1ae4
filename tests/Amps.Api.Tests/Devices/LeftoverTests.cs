using Amps.Application.Devices.RollUpHistory;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Api.Tests.Devices;

/// <summary>What a removed device leaves behind goes in the background.</summary>
public sealed class LeftoverTests : SandboxScene
{
    [Fact]
    public async Task Its_history_goes_however_long_and_no_other_ones()
    {
        var battery = await App.DemoDeviceAsync("battery", "auron");
        var other = await App.DemoDeviceAsync("battery", "boreal");
        await LiveThroughAsync(battery, 450);

        await Client.RemoveAsync("/battery/" + battery.Id);
        var before = await App.HistoryAsync(battery.Id);
        await App.ClearAsync();

        before.ShouldBe(451);
        (await App.HistoryAsync(battery.Id)).ShouldBe(0);
        (await App.HistoryAsync(other.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task Its_hours_and_days_go_and_do_not_come_back()
    {
        var battery = await App.DemoDeviceAsync("battery", "auron");
        App.Time.Sleep(TimeSpan.FromDays(3));
        await Client.GetAnswerAsync("/battery/" + battery.Id);
        App.Time.Sleep(TimeSpan.FromHours(3));
        var keeper = App.Services.GetRequiredService<HistoryKeeper>();
        await keeper.RunAsync(CancellationToken.None);
        var before = await App.RollUpsAsync(battery.Id);

        await Client.RemoveAsync("/battery/" + battery.Id);
        await App.ClearAsync();
        await keeper.RunAsync(CancellationToken.None);

        before.ShouldBeGreaterThan(1);
        (await App.RollUpsAsync(battery.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task Its_actions_stay()
    {
        var battery = await App.DemoDeviceAsync("battery", "auron");
        var action = await Client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle","start":"1h"}}""");

        await Client.RemoveAsync("/battery/" + battery.Id);
        await App.ClearAsync();

        ((string?)(await Client.ActionAsync(action))["state"]).ShouldBe("cancelled");
    }

    [Fact]
    public async Task The_Simulator_forgets_it()
    {
        var battery = await SteerAsync();

        await Client.RemoveAsync("/battery/" + battery.Id);
        var before = await RemembersAsync(battery);
        await App.ClearAsync();

        before.ShouldBeTrue();
        (await RemembersAsync(battery)).ShouldBeFalse();
    }

    [Fact]
    public async Task Hardware_that_is_connected_again_before_that_stays_as_it_is()
    {
        var battery = await SteerAsync();

        await Client.RemoveAsync("/battery/" + battery.Id);
        await App.PlantAsync(AmpsEnvironment.Sandbox, App.Demo.CustomerId, "demo-user", battery.OemDeviceId);
        await App.ClearAsync();

        (await RemembersAsync(battery)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_credential_goes_with_the_last_device_that_uses_it()
    {
        var (first, second) = await PairAsync();

        await Client.RemoveAsync("/battery/" + first.Id);
        await App.ClearAsync();
        var between = (await CredentialsAsync(), App.Gateway.Revoked.Count);
        await Client.RemoveAsync($"/{second.Path}/{second.Id}");
        await App.ClearAsync();

        between.ShouldBe((1, 0));
        (await CredentialsAsync()).ShouldBe(0);
        App.Gateway.Revoked.ShouldBe(["auron demo-user"]);
    }

    [Fact]
    public async Task The_credential_goes_when_all_its_devices_go_at_once()
    {
        var (first, second) = await PairAsync();

        await Task.WhenAll(Client.RemoveAsync("/battery/" + first.Id), Client.RemoveAsync($"/{second.Path}/{second.Id}"));
        await App.ClearAsync();

        (await CredentialsAsync()).ShouldBe(0);
        App.Gateway.Revoked.ShouldBe(["auron demo-user"]);
    }

    [Fact]
    public async Task A_manufacturer_that_does_not_answer_is_asked_again_for_an_hour()
    {
        App.Gateway.RevokeFails = OemFailureReason.Unavailable;
        var (first, second) = await PairAsync();
        await Client.RemoveAsync("/battery/" + first.Id);
        await Client.RemoveAsync($"/{second.Path}/{second.Id}");

        await App.ClearAsync();
        var soon = await CredentialsAsync();
        App.Time.Sleep(TimeSpan.FromHours(1));
        await App.ClearAsync();

        soon.ShouldBe(1);
        (await CredentialsAsync()).ShouldBe(0);
        (await App.InSandboxAsync(db => db.DeviceRemovals.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_breaks_at_one_manufacturer_holds_up_no_other_removal()
    {
        App.Gateway.Leaving = (oem, _) => oem == "auron" ? throw new InvalidOperationException("a bug") : Task.CompletedTask;
        var broken = await App.DemoDeviceAsync("battery", "auron");
        var other = await App.DemoDeviceAsync("battery", "boreal");
        await Client.RemoveAsync("/battery/" + broken.Id);
        await Client.RemoveAsync("/battery/" + other.Id);

        await App.ClearAsync();

        (await App.InSandboxAsync(db => db.DeviceRemovals.Select(removal => removal.DeviceId).ToListAsync())).ShouldBe([DeviceId.Trust(broken.Id)]);
    }

    [Fact]
    public async Task A_manufacturer_whose_driver_breaks_is_given_up_after_an_hour()
    {
        App.Gateway.Leaving = (_, _) => throw new InvalidOperationException("a bug");
        var battery = await App.DemoDeviceAsync("battery", "auron");
        await Client.RemoveAsync("/battery/" + battery.Id);
        await App.ClearAsync();

        App.Time.Sleep(TimeSpan.FromHours(1));
        await App.ClearAsync();

        (await App.InSandboxAsync(db => db.DeviceRemovals.CountAsync())).ShouldBe(0);
    }

    // The demo user's account at Auron: the battery and whatever else is of the same credential.
    private async Task<(DemoDevice Battery, (string Path, string Id) Other)> PairAsync()
    {
        var battery = await App.DemoDeviceAsync("battery", "auron");
        var others = await App.InSandboxAsync(db => db.Devices.AsNoTracking().Where(device => device.Vendor == "auron" && device.Id != DeviceId.Trust(battery.Id)).ToListAsync());
        foreach (var spare in others.Skip(1)) await Client.RemoveAsync($"/{PathOf(spare)}/{spare.Id}");
        await App.ClearAsync();
        return (battery, (PathOf(others[0]), others[0].Id.Value));
    }

    private static string PathOf(Device device) => Domain.Common.Wire<DeviceType>.Name(device.Type).Replace('_', '-');

    private Task<int> CredentialsAsync() => App.InSandboxAsync(db => db.Credentials.CountAsync(credential => credential.Oem == "auron"));

    private async Task<DemoDevice> SteerAsync()
    {
        var battery = await App.DemoDeviceAsync("battery", "auron");
        var action = await Client.PushAsync("/battery/" + battery.Id, """{"action":{"command":"idle"},"sandbox":{"delaySeconds":0}}""");
        await Eventually.AnswersAsync(async () => (string?)(await Client.ActionAsync(action))["state"] == "completed", "the push is completed");
        return battery;
    }

    private Task<bool> RemembersAsync(DemoDevice device) => App.InSandboxAsync(db => db.SimulatedDevices.AnyAsync(row => row.Serial == device.OemDeviceId));

    private Task<int> LiveThroughAsync(DemoDevice device, int readings) => App.InSandboxAsync(async db =>
    {
        var row = await db.Devices.SingleAsync(one => one.Id == DeviceId.Trust(device.Id));
        var reading = new DeviceReading(row.State!, row.Settings, row.Declaration);
        for (var i = 1; i <= readings; i++) db.History.Add(row.Record(reading, row.PulledAt!.Value.AddSeconds(1))!);
        return await db.SaveChangesAsync();
    });
}
