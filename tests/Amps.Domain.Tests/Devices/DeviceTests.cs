using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.SolarInverters;

namespace Amps.Domain.Tests.Devices;

public sealed class DeviceTests
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DeviceReading Reading = new(new SolarInverterState(SolarInverterStatus.Producing, true, 2.5, 1000), new Dictionary<string, SettingValue>(StringComparer.Ordinal), DeviceDeclaration.ReadOnly);

    [Fact]
    public void A_new_device_is_connected_and_has_nothing_fresh_to_show()
    {
        var device = ADevice();

        device.Connection.ShouldBe(ConnectionState.Connected);
        device.IsFresh(TimeSpan.FromMinutes(15), Noon).ShouldBeFalse();
    }

    [Fact]
    public void A_reading_is_fresh_for_less_than_the_age_that_is_asked()
    {
        var device = ADevice();

        device.Record(Reading, Noon).ShouldNotBeNull().At.ShouldBe(Noon);

        device.IsFresh(TimeSpan.FromMinutes(15), Noon.AddMinutes(15).AddMilliseconds(-1)).ShouldBeTrue();
        device.IsFresh(TimeSpan.FromMinutes(15), Noon.AddMinutes(15)).ShouldBeFalse();
    }

    [Fact]
    public void A_reading_that_was_overtaken_changes_nothing()
    {
        var device = ADevice();
        device.Record(Reading, Noon);

        device.Record(Reading, Noon).ShouldBeNull();
        device.Record(Reading, Noon.AddSeconds(-1)).ShouldBeNull();
        device.PulledAt.ShouldBe(Noon);
    }

    [Fact]
    public void Failures_count_from_the_first_and_end_with_a_success()
    {
        var device = ADevice();
        device.NoteFailedPull(Noon);
        device.NoteFailedPull(Noon.AddMinutes(1));
        device.FailingSince.ShouldBe(Noon);

        device.Record(Reading, Noon.AddMinutes(2));

        device.FailingSince.ShouldBeNull();
    }

    [Fact]
    public void Disconnecting_again_keeps_the_first_instant()
    {
        var device = ADevice();
        device.Disconnect(Noon);
        device.Disconnect(Noon.AddHours(1));

        device.ConnectionSince.ShouldBe(Noon);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("user-42", true)]
    [InlineData("A.b_c@d:e+f|g-9", true)]
    [InlineData("", false)]
    [InlineData("with space", false)]
    [InlineData("umläut", false)]
    [InlineData("line\n", false)]
    [InlineData("a/b", false)]
    public void User_ids_are_of_the_contracts_characters(string text, bool valid) => UserId.IsValid(text).ShouldBe(valid);

    [Fact]
    public void User_ids_have_128_characters_at_most()
    {
        UserId.IsValid(new string('u', 128)).ShouldBeTrue();
        UserId.IsValid(new string('u', 129)).ShouldBeFalse();
    }

    [Fact]
    public void A_reconnection_is_announced_once_and_makes_the_state_stale()
    {
        var device = ADevice();
        device.Record(Reading, Noon);
        device.Disconnect(Noon);
        device.TakeAnnouncements();

        device.Reconnect(Noon.AddMinutes(1));
        device.Reconnect(Noon.AddMinutes(2));

        device.Connection.ShouldBe(ConnectionState.Connected);
        device.ConnectionSince.ShouldBe(Noon.AddMinutes(1));
        device.IsFresh(TimeSpan.FromMinutes(15), Noon.AddMinutes(2)).ShouldBeFalse();
        device.TakeAnnouncements().ShouldHaveSingleItem().Type.ShouldBe("device.reconnected");
    }

    [Fact]
    public void A_pull_that_began_before_something_happened_does_not_make_the_state_fresh()
    {
        var device = ADevice();
        device.MarkStale(Noon.AddSeconds(2));

        device.Record(Reading, Noon.AddSeconds(3), askedAt: Noon.AddSeconds(1));
        device.IsFresh(TimeSpan.FromMinutes(15), Noon.AddSeconds(3)).ShouldBeFalse();

        device.Record(Reading, Noon.AddSeconds(5), askedAt: Noon.AddSeconds(4));
        device.IsFresh(TimeSpan.FromMinutes(15), Noon.AddSeconds(5)).ShouldBeTrue();
    }

    [Fact]
    public void What_happens_at_the_instant_of_a_pull_makes_its_state_stale()
    {
        var device = ADevice();
        device.Record(Reading, Noon);

        device.MarkStale(Noon);

        device.IsFresh(TimeSpan.FromMinutes(15), Noon).ShouldBeFalse();
    }

    private static Device ADevice()
    {
        var credential = Credential.Create(CustomerId.Trust("cus_01kt1bqd20sw44641cc8bww4zz"), "user-42", "auron", "account", Noon);
        var found = new DiscoveredDevice(DeviceType.SolarInverter, "serial", "model", "Roof", "Europe/London", DeviceDeclaration.ReadOnly);
        return Device.Register(credential, found, "Europe/London", Noon);
    }
}
