using System.Text.Json;
using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Driver;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

public sealed class SimulatedVendorsTests
{
    private static readonly IReadOnlyList<IOem> Oems = Sandbox.Oems;

    public static TheoryData<DeviceType> Types => [.. Enum.GetValues<DeviceType>()];

    [Fact]
    public void There_are_four_in_the_order_of_their_keys() =>
        Oems.Select(oem => oem.Manifest.Key).ShouldBe(["auron", "boreal", "corvo", "delmar"]);

    [Fact]
    public void Together_they_offer_every_way_to_sign_in() =>
        Oems.SelectMany(oem => oem.Manifest.AuthMethods).Distinct().ShouldBe(Enum.GetValues<AuthMethod>(), ignoreOrder: true);

    [Fact]
    public void Together_they_stand_in_every_tier() =>
        Oems.Select(oem => oem.Manifest.Tier).ShouldBe([OemTier.General, OemTier.General, OemTier.Beta, OemTier.Preview]);

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_is_made_by_two_vendors(DeviceType type) => Oems.Count(oem => oem.Drivers.ContainsKey(type)).ShouldBe(2);

    [Theory]
    [InlineData(DeviceType.Battery)]
    [InlineData(DeviceType.EvCharger)]
    [InlineData(DeviceType.Hvac)]
    public async Task The_two_vendors_of_a_type_take_different_things(DeviceType type) =>
        (await DemoDevicesAsync()).Where(device => device.Type == type).Select(device => JsonSerializer.Serialize(device.Declaration))
            .ShouldBeUnique(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_two_vendors_of_a_type_show_different_states(DeviceType type)
    {
        var states = new List<DeviceState>();
        foreach (var oem in Oems.Where(oem => oem.Drivers.ContainsKey(type)))
        {
            var device = (await DiscoverAsync(oem, "demo-user")).Single(device => device.Type == type);
            states.Add((await oem.Drivers[type].ReadAnyAsync(type, Sandbox.Demo, new(device.OemDeviceId, device.Model))).State);
        }

        states.ShouldBeUnique();
    }

    [Theory]
    [InlineData("auron", "auron-battery-c73588c24f67", "auron-ev_charger-c73588c24f67", "auron-solar_inverter-c73588c24f67")]
    [InlineData("boreal", "boreal-battery-c73588c24f67", "boreal-hvac-c73588c24f67")]
    [InlineData("corvo", "corvo-ev_charger-c73588c24f67", "corvo-vehicle-c73588c24f67")]
    [InlineData("delmar", "delmar-hvac-c73588c24f67", "delmar-solar_inverter-c73588c24f67", "delmar-vehicle-c73588c24f67")]
    public async Task The_demo_user_has_the_same_serials_on_every_machine(string vendor, params string[] serials) =>
        (await DiscoverAsync(Sandbox.Oem(vendor), "demo-user")).Select(device => device.OemDeviceId).ShouldBe(serials);

    [Fact]
    public async Task No_two_accounts_share_a_serial()
    {
        var devices = new List<DiscoveredDevice>();
        foreach (var account in Enumerable.Range(0, 2_000).Select(number => $"user-{number}"))
        {
            devices.AddRange(await DiscoverAsync(Oems[0], account));
        }

        devices.Select(device => device.OemDeviceId).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public async Task No_two_devices_of_a_home_have_the_same_name() =>
        (await DemoDevicesAsync()).Select(device => device.Name).ShouldBeUnique(StringComparer.Ordinal);

    private static async Task<IEnumerable<DiscoveredDevice>> DemoDevicesAsync() =>
        (await Task.WhenAll(Oems.Select(oem => DiscoverAsync(oem, "demo-user")))).SelectMany(devices => devices);

    private static async Task<IReadOnlyList<DiscoveredDevice>> DiscoverAsync(IOem oem, string account) =>
        (await oem.DiscoverAsync(new(account), CancellationToken.None)).Value;
}
