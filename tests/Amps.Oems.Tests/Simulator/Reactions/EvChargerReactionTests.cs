using Amps.Domain.Devices;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Simulator.EvChargers;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

public sealed class EvChargerReactionTests
{
    // Every car is there.
    private const string Evening = "2026-03-01T20:00:00Z";

    public static TheoryData<string> Vendors => ["auron", "corvo"];

    [Fact]
    public void Idle_pauses_a_car_and_charge_goes_on_until_it_is_full()
    {
        var history = Told.At(Evening, new EvChargerIdle()).ThenAt("2026-03-01T22:00:00Z", new EvChargerCharge());
        foreach (var serial in Sandbox.Serials)
        {
            State("auron", serial, history, Sandbox.At(Evening)).ShouldBe(new(EvChargerStatus.Paused, true, false, 0, 15.9, 11));
            State("auron", serial, history, Sandbox.At("2026-03-01T22:00:00Z")).ShouldBe(new(EvChargerStatus.Charging, true, true, 11, 15.9, 11));
            State("auron", serial, history, Sandbox.At("2026-03-02T08:00:00Z")).Status.ShouldBe(EvChargerStatus.Finished);
            State("auron", serial, history, Sandbox.At("2026-03-02T15:30:00Z")).Status.ShouldBe(EvChargerStatus.Available);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void A_car_gets_what_it_would_have_got_and_no_more(string vendor)
    {
        foreach (var serial in Sandbox.Serials.Take(12))
        {
            var pushed = Told.At("2026-03-01T23:00:00Z", new EvChargerCharge());
            var (from, until) = (Sandbox.At("2026-03-01T15:00:00Z"), Sandbox.At("2026-03-02T15:00:00Z"));
            Sandbox.Energy(at => State(vendor, serial, pushed, at).CurrentPower, from, until)
                .ShouldBe(Sandbox.Energy(at => State(vendor, serial, SimulatedHistory.Empty, at).CurrentPower, from, until), 0.2);
        }
    }

    [Fact]
    public void Charge_waits_for_a_car_and_charges_the_next_ones_too()
    {
        var history = Told.At("2026-03-01T15:30:00Z", new EvChargerCharge());
        State("auron", "serial", history, Sandbox.At("2026-03-01T15:30:00Z")).ShouldBe(new(EvChargerStatus.Available, false, false, 0, 15.9, 11));
        State("auron", "serial", history, Sandbox.At(Evening)).Status.ShouldBe(EvChargerStatus.Charging);
        State("auron", "serial", history, Sandbox.At("2026-03-09T20:00:00Z")).Status.ShouldBe(EvChargerStatus.Charging);
    }

    [Fact]
    public void Idle_without_a_car_is_available() =>
        State("corvo", "serial", Told.At(Evening, new EvChargerIdle()), Sandbox.At("2026-03-02T15:30:00Z")).Status.ShouldBe(EvChargerStatus.Available);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_limit_is_in_force_at_once(bool told)
    {
        var history = Told.Set(Evening, "max_charge_rate", 5.5);
        if (told) history = history.ThenAt(Evening, new EvChargerCharge());
        State("auron", "serial", history, Sandbox.At("2026-03-01T20:30:00Z")).ShouldBe(new(EvChargerStatus.Charging, true, true, 5.5, 8, 5.5));
    }

    [Fact]
    public void A_limit_of_nothing_lets_nothing_flow() =>
        State("auron", "serial", Told.Set(Evening, "max_charge_rate", 0).ThenAt(Evening, new EvChargerCharge()), Sandbox.At("2026-03-01T20:30:00Z"))
            .ShouldBe(new(EvChargerStatus.Connected, true, false, 0, 0, 0));

    [Fact]
    public void A_raised_limit_fills_the_car_sooner_not_further()
    {
        var history = Told.Set("2026-03-01T12:00:00Z", "max_charge_rate", 22);
        foreach (var serial in Sandbox.Serials.Take(12))
        {
            var (from, until) = (Sandbox.At("2026-03-01T15:00:00Z"), Sandbox.At("2026-03-02T15:00:00Z"));
            Sandbox.Energy(at => State("auron", serial, history, at).CurrentPower, from, until)
                .ShouldBe(Sandbox.Energy(at => State("auron", serial, SimulatedHistory.Empty, at).CurrentPower, from, until), 0.2);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Whatever_happens_it_stays_possible(string vendor)
    {
        foreach (var seed in AnyHistory.Seeds)
        {
            var history = AnyHistory.Of(Sandbox.Product<EvChargerModel>(vendor), seed);
            Sandbox.Every(TimeSpan.FromMinutes(7), AnyHistory.Begin, AnyHistory.End).Select(at => State(vendor, $"serial-{seed}", history, at))
                .SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
        }
    }

    private static EvChargerState State(string vendor, string serial, SimulatedHistory history, DateTimeOffset at) =>
        EvChargerPhysics.At(Sandbox.Product<EvChargerModel>(vendor), serial, history, at);
}
