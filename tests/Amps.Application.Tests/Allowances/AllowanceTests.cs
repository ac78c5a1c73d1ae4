using Amps.Application.Allowances;
using Amps.Application.Allowances.SetAllowance;
using Amps.Application.Common;
using Amps.Application.Devices.DetachDevice;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Testing;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Tests.Allowances;

public sealed class AllowanceTests : IAsyncLifetime
{
    private AmpsApp app = null!;

    public async Task InitializeAsync() => app = await AmpsApp.StartAsync("--Oems:SimulatorInLive", "true");

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task Without_an_allowance_no_device_is_beyond_one()
    {
        await RegisterAsync("auron", 3);

        (await app.BeyondAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_that_is_registered_beyond_the_limit_is_there_and_marked()
    {
        await app.SetAllowanceAsync(2);

        var devices = await RegisterAsync("auron", 3);

        (await app.BeyondAsync()).ShouldBe([devices[2]]);
        (await EventsOfAsync(devices[2])).ShouldBe(["device.connected", "device.overage"]);
        (await EventsOfAsync(devices[1])).ShouldBe(["device.connected"]);
    }

    [Fact]
    public async Task A_limit_that_is_lowered_marks_the_newest_and_removes_none()
    {
        var devices = await RegisterAsync("auron", 3);

        var set = await app.SetAllowanceAsync(1);

        set.Allowance.ShouldBe(new AllowanceRead(CustomerId.Trust(app.Demo.CustomerId), null, 1, 3));
        (await app.BeyondAsync()).ShouldBe(devices[1..]);
    }

    [Fact]
    public async Task A_limit_that_is_raised_lifts_the_mark_of_the_oldest_at_once()
    {
        var devices = await RegisterAsync("auron", 3);
        await app.SetAllowanceAsync(1);

        await app.SetAllowanceAsync(2);

        (await app.BeyondAsync()).ShouldBe([devices[2]]);
        (await EventsOfAsync(devices[1])).ShouldBe(["device.connected", "device.overage", "device.overage_lifted"]);
    }

    [Fact]
    public async Task A_limit_that_is_taken_away_lifts_all_marks()
    {
        await RegisterAsync("auron", 3);
        await app.SetAllowanceAsync(0);

        await app.SetAllowanceAsync(null);

        (await app.BeyondAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_manufacturers_limit_counts_its_own_devices_only()
    {
        await app.SetAllowanceAsync(1, "auron");

        var others = await RegisterAsync("boreal", 2);
        var own = await RegisterAsync("auron", 2);

        (await app.BeyondAsync()).ShouldBe([own[1]]);
        others.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_two_limits_each_device_must_be_within_both()
    {
        var first = await RegisterAsync("auron", 2);
        var second = await RegisterAsync("boreal", 2);
        await app.SetAllowanceAsync(1, "auron");

        await app.SetAllowanceAsync(3);

        (await app.BeyondAsync()).ShouldBe([first[1], second[1]]);
    }

    [Fact]
    public async Task A_device_that_goes_makes_room_for_the_oldest_beyond()
    {
        var devices = await RegisterAsync("auron", 4);
        await app.SetAllowanceAsync(2);

        await DetachAsync(devices[0]);

        (await app.BeyondAsync()).ShouldBe([devices[3]]);
        (await EventsOfAsync(devices[2])).ShouldBe(["device.connected", "device.overage", "device.overage_lifted"]);
    }

    [Fact]
    public async Task A_device_beyond_that_goes_makes_no_room()
    {
        var devices = await RegisterAsync("auron", 4);
        await app.SetAllowanceAsync(2);

        await DetachAsync(devices[2]);

        (await app.BeyondAsync()).ShouldBe([devices[3]]);
    }

    [Fact]
    public async Task A_reconnection_keeps_the_rank()
    {
        var devices = await RegisterAsync("auron", 2);
        await app.SetAllowanceAsync(1);

        await app.InLiveAsync(async services =>
        {
            var db = services.GetRequiredService<IEnvironmentDb>();
            var oldest = await db.Devices.SingleAsync(device => device.Id == DeviceId.Trust(devices[0]));
            oldest.Disconnect(app.Time.Now());
            await db.SaveChangesAsync(CancellationToken.None);
            oldest.Reconnect(app.Time.Now());
            return await db.SaveChangesAsync(CancellationToken.None);
        });
        await RegisterAsync("boreal", 1);

        (await app.BeyondAsync()).ShouldNotContain(devices[0]);
        (await app.BeyondAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Several_that_come_in_one_save_fill_the_places_that_are_left()
    {
        await RegisterAsync("auron", 1);
        await app.SetAllowanceAsync(2);

        var added = await PlantAsync(3);

        (await app.BeyondAsync()).ShouldBe(added[1..]);
    }

    [Fact]
    public async Task A_new_device_with_an_older_id_takes_the_place_of_a_newer_one()
    {
        var early = Domain.Common.EntityId.New<DeviceId>(app.Time.Now().AddMinutes(-1)).Value;
        await app.SetAllowanceAsync(1);
        var newer = await RegisterAsync("auron", 1);

        await app.PlantAsync(AmpsEnvironment.Live, app.Demo.CustomerId, "early", oemDeviceId: "early", id: early);

        (await app.BeyondAsync()).ShouldBe(newer);
    }

    [Fact]
    public async Task Many_that_are_registered_at_the_same_instant_do_not_overbook()
    {
        await app.SetAllowanceAsync(5);
        await app.SetAllowanceAsync(3, "boreal");

        await Task.WhenAll(Enumerable.Range(0, 24).Select(index => Task.Run(() => app.RegisterLiveAsync(index % 2 == 0 ? "auron" : "boreal", $"racer-{index}"))));

        await ExactlyTheOldestAreWithinAsync(global: 5, boreal: 3);
    }

    [Fact]
    public async Task Registrations_removals_and_changes_of_limits_at_the_same_instant_agree_in_the_end()
    {
        var devices = await RegisterAsync("auron", 6);
        Task[] all =
        [
            .. Enumerable.Range(0, 6).Select(index => Task.Run(() => app.RegisterLiveAsync("boreal", $"racer-{index}"))),
            .. devices.Take(3).Select(device => Task.Run(() => DetachAsync(device))),
            .. Enumerable.Range(1, 3).Select(_ => Task.Run(() => app.SetAllowanceAsync(4))),
        ];

        await Task.WhenAll(all);

        await ExactlyTheOldestAreWithinAsync(global: 4, boreal: null);
    }

    [Fact]
    public async Task Whoever_counted_before_somebody_elses_save_begins_anew()
    {
        await app.SetAllowanceAsync(1);

        await app.InLiveAsync(async services =>
        {
            var db = services.GetRequiredService<IEnvironmentDb>();
            var seen = await db.Allowances.SingleAsync();
            await app.RegisterLiveAsync("auron", "quicker");
            seen.Set(2);
            return await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(CancellationToken.None));
        });
    }

    [Fact]
    public async Task Another_customers_devices_take_no_places()
    {
        var stranger = await app.SendAsync(new Amps.Application.Customers.CreateCustomer.CreateCustomerCommand("Stranger"));
        await app.PlantAsync(AmpsEnvironment.Live, stranger.CustomerId.Value, "stranger", oemDeviceId: "stranger");
        await app.SetAllowanceAsync(1);

        await RegisterAsync("auron", 1);

        (await app.BeyondAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sandbox_has_no_limits() => await Should.ThrowAsync<InvalidOperationException>(() =>
        app.InAsync(AmpsEnvironment.Sandbox, app.Demo.CustomerId, services => services.GetRequiredService<ISender>().Send(new SetAllowanceCommand(null, 1))));

    [Theory]
    [InlineData("nobody", 1)]
    [InlineData(null, -1)]
    public async Task A_limit_that_makes_no_sense_is_refused(string? oem, int limit) =>
        (await app.InLiveAsync(services => services.GetRequiredService<ISender>().Send(new SetAllowanceCommand(oem, limit)))).Failure!.Code.ShouldBe("VALIDATION_ERROR");

    [Fact]
    public async Task A_large_fleet_is_marked_in_parts_until_all_is_done()
    {
        await PlantAsync(DeviceRanks.Most + 2);

        var first = await app.InLiveAsync(services => services.GetRequiredService<ISender>().Send(new SetAllowanceCommand(null, 1)));
        var second = await app.InLiveAsync(services => services.GetRequiredService<ISender>().Send(new SetAllowanceCommand(null, 1)));

        first.Value.IsDone.ShouldBeFalse();
        second.Value.IsDone.ShouldBeTrue();
        (await app.BeyondAsync()).Count.ShouldBe(DeviceRanks.Most + 1);
    }

    private async Task<List<string>> RegisterAsync(string vendor, int count)
    {
        var ids = new List<string>();
        for (var index = 0; index < count; index++) ids.Add(await app.RegisterLiveAsync(vendor, $"{vendor}-{index}"));
        return ids;
    }

    private Task<List<string>> PlantAsync(int count) => app.InLiveAsync(async services =>
    {
        var db = services.GetRequiredService<IEnvironmentDb>();
        var now = app.Time.Now();
        var credential = Credential.Create(CustomerId.Trust(app.Demo.CustomerId), "fleet", "auron", "fleet", now);
        var devices = Enumerable.Range(0, count)
            .Select(index => Device.Register(credential, new DiscoveredDevice(DeviceType.Battery, $"fleet-{index}", "Auron Cell 13", "Planted", null, DeviceDeclaration.ReadOnly), "Europe/London", now)).ToList();
        db.Credentials.Add(credential);
        db.Devices.AddRange(devices);
        await db.SaveChangesAsync(CancellationToken.None);
        return devices.ConvertAll(device => device.Id.Value);
    });

    private Task DetachAsync(string device) =>
        app.InLiveAsync(services => services.GetRequiredService<ISender>().Send(new DetachDeviceCommand(DeviceId.Trust(device), CancelReason.DeviceRemoved)));

    private Task<List<string>> EventsOfAsync(string device) => app.InLiveAsync(async services =>
        (await services.GetRequiredService<IEnvironmentDb>().Messages.AsNoTracking().OrderBy(message => message.Id).ToListAsync())
            .Where(message => message.Body.Contains($"\"{device}\"", StringComparison.Ordinal)).Select(message => message.Type).ToList());

    private async Task ExactlyTheOldestAreWithinAsync(int global, int? boreal)
    {
        var devices = await app.InLiveAsync(services => services.GetRequiredService<IEnvironmentDb>().Devices.AsNoTracking().OrderBy(device => device.Id).ToListAsync());
        var borealWithin = devices.Where(device => device.Vendor == "boreal").Take(boreal ?? int.MaxValue).ToList();
        var within = devices.Take(global).Where(device => device.Vendor != "boreal" || borealWithin.Contains(device)).Select(device => device.Id);

        devices.Where(device => !device.Overage).Select(device => device.Id).ShouldBe(within);
    }
}
