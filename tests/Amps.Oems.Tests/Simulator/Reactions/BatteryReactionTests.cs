using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Simulator.Batteries;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

public sealed class BatteryReactionTests
{
    // At that instant the level is 70 % and the Auron holds 13.5 kWh.
    private const string Six = "2026-03-01T06:00:00Z";

    public static TheoryData<string> Vendors => ["auron", "boreal"];

    [Fact]
    public void A_charge_rises_with_its_power_to_its_target_and_then_idles_in_mode_charge()
    {
        var history = Told.At(Six, new BatteryCharge(Target: 80, Power: 2.7));

        Read(history, "2026-03-01T06:00:00Z").ShouldBe((BatteryStatus.Charging, 70, 2.7, "charge"));
        Read(history, "2026-03-01T06:15:00Z").ShouldBe((BatteryStatus.Charging, 75, 2.7, "charge"));
        Read(history, "2026-03-01T06:30:00Z").ShouldBe((BatteryStatus.Idle, 80, 0, "charge"));
        Read(history, "2026-03-05T06:30:00Z").ShouldBe((BatteryStatus.Idle, 80, 0, "charge"));
    }

    [Fact]
    public void Without_parameters_it_charges_with_all_it_has_to_its_ceiling()
    {
        var history = Told.At(Six, new BatteryCharge());
        Read(history, Six).Power.ShouldBe(5);
        Read(history, "2026-03-01T08:00:00Z").ShouldBe((BatteryStatus.Idle, 100, 0, "charge"));
        At("boreal", Told.At(Six, new BatteryCharge()), "2026-03-01T08:00:00Z").Level.ShouldBe(95);
    }

    [Fact]
    public void A_discharge_falls_to_its_target()
    {
        var history = Told.At(Six, new BatteryDischarge(Target: 50, Power: 2.7));
        Read(history, "2026-03-01T06:30:00Z").ShouldBe((BatteryStatus.Discharging, 60, -2.7, "discharge"));
        Read(history, "2026-03-01T07:00:00Z").ShouldBe((BatteryStatus.Idle, 50, 0, "discharge"));
    }

    [Theory]
    [InlineData(30d, 60d, 60)]
    [InlineData(60d, 30d, 60)]
    [InlineData(null, 40d, 40)]
    [InlineData(null, null, 10)]
    [InlineData(5d, null, 10)]
    public void A_discharge_ends_at_the_highest_of_target_reserve_and_floor(double? target, double? reserve, double end) =>
        Read(Told.At(Six, new BatteryDischarge(target, null, reserve)), "2026-03-01T12:00:00Z").Level.ShouldBe(end);

    [Theory]
    [InlineData(40d, null, 70)]
    [InlineData(40d, 90d, 90)]
    [InlineData(99d, null, 95)]
    public void A_charge_never_discharges_and_its_target_is_clamped(double? target, double? reserve, double end) =>
        At("boreal", Told.At(Six, new BatteryCharge(target, null, reserve)), "2026-03-01T12:00:00Z").Level.ShouldBe(end);

    [Fact]
    public void No_power_holds_and_so_does_idle()
    {
        Read(Told.At(Six, new BatteryCharge(Power: 0)), "2026-03-01T09:00:00Z").ShouldBe((BatteryStatus.Idle, 70, 0, "charge"));
        Read(Told.At(Six, new BatteryIdle()), "2026-03-01T21:00:00Z").ShouldBe((BatteryStatus.Idle, 70, 0, "idle"));
    }

    [Fact]
    public void A_power_beyond_the_maximum_is_the_maximum() => Read(Told.At(Six, new BatteryCharge(Power: 50)), Six).Power.ShouldBe(5);

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Back_on_automatic_it_returns_to_its_day_within_its_power_and_then_follows_it_to_the_last_digit(string vendor)
    {
        foreach (var seed in AnyHistory.Seeds)
        {
            var back = AnyHistory.End;
            var history = AnyHistory.Of(Sandbox.Product<BatteryModel>(vendor), seed, withSettings: false).With(new CommandTaken(back, back, new BatteryAutoBalanced(), null));
            foreach (var at in Sandbox.Every(TimeSpan.FromMinutes(11), back.AddHours(5), back.AddHours(29)))
            {
                State(vendor, history, at).ShouldBe(State(vendor, SimulatedHistory.Empty, at));
            }
        }
    }

    [Fact]
    public void Reserve_holds_much_back_and_export_gives_more()
    {
        var day = Sandbox.EveryMinute("2026-03-02T06:00:00Z", "2026-03-03T06:00:00Z").ToList();
        day.ShouldAllBe(at => State("auron", Told.At(Six, new BatteryAutoReserve()), at).Level >= 80);
        day.ShouldAllBe(at => State("auron", Told.At(Six, new BatteryAutoExport()), at).Level < State("auron", SimulatedHistory.Empty, at).Level);
        Read(Told.At(Six, new BatteryAutoExport()), "2026-03-02T21:00:00Z").Level.ShouldBe(10);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Whatever_happens_it_stays_possible_and_within_its_power(string vendor)
    {
        var product = Sandbox.Product<BatteryModel>(vendor);
        foreach (var (state, _, _) in Everything(vendor))
        {
            PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state)).ShouldBeEmpty();
            Math.Abs(state.ChargeRate!.Value).ShouldBeLessThanOrEqualTo(product.MaxPowerKw);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Whatever_happens_it_never_leaves_floor_and_ceiling_further(string vendor)
    {
        foreach (var (state, limits, situation) in Everything(vendor))
        {
            var floor = Math.Max(limits.Floor, situation.Command is BatteryDischarge told ? Math.Min(told.Reserve ?? 0, limits.Ceiling) : 0);
            if (state.Level < floor - 0.1) state.ChargeRate!.Value.ShouldBeGreaterThanOrEqualTo(0);
            if (state.Level > Math.Max(limits.Ceiling, limits.Floor)) state.ChargeRate!.Value.ShouldBeLessThanOrEqualTo(0);
            state.DischargeLimit.ShouldBe(limits.Floor);
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Whatever_happens_energy_adds_up(string vendor)
    {
        var product = Sandbox.Product<BatteryModel>(vendor);
        foreach (var seed in AnyHistory.Seeds)
        {
            var history = AnyHistory.Of(product, seed);
            var stored = (State(vendor, history, AnyHistory.End).Level - State(vendor, history, AnyHistory.Begin).Level) / 100 * product.CapacityKwh;

            // A minute in which it starts or stops is counted by half.
            var wrong = 0.1 + (history.Events.Count * 4 * product.MaxPowerKw / 120);
            Sandbox.Energy(at => State(vendor, history, at).ChargeRate, AnyHistory.Begin, AnyHistory.End).ShouldBe(stored!.Value, wrong);
        }
    }

    [Fact]
    public void A_floor_that_is_raised_shows_at_once_and_fills_up_to_it_on_automatic()
    {
        var history = Told.Set("2026-03-01T21:00:00Z", "discharge_floor", 50);
        At("auron", history, "2026-03-01T21:00:00Z").ShouldSatisfyAllConditions(
            state => state.DischargeLimit.ShouldBe(50), state => state.Level.ShouldBe(30), state => state.Status.ShouldBe(BatteryStatus.Charging));
        Read(history, "2026-03-02T00:00:00Z").ShouldBe((BatteryStatus.Idle, 50, 0, "auto.balanced"));
        Read(history, "2026-03-02T06:00:00Z").Level.ShouldBe(70);
    }

    [Fact]
    public void A_ceiling_ends_a_charge_and_lifted_lets_it_go_on()
    {
        var history = Told.Set(Six, "charge_ceiling", 75).ThenAt(Six, new BatteryCharge()).ThenSet("2026-03-01T10:00:00Z", "charge_ceiling", 90);
        Read(history, "2026-03-01T09:59:00Z").ShouldBe((BatteryStatus.Idle, 75, 0, "charge"));
        Read(history, "2026-03-01T10:00:00Z").Status.ShouldBe(BatteryStatus.Charging);
        Read(history, "2026-03-01T12:00:00Z").Level.ShouldBe(90);
    }

    [Fact]
    public void Rates_in_amps_limit_the_power() =>
        Read(Told.Set(Six, "max_charge_rate", 20).ThenAt(Six, new BatteryCharge()), Six).Power.ShouldBe(1);

    [Fact]
    public void The_maximal_power_is_the_declared_one() =>
        new[] { "auron", "boreal" }.Select(Sandbox.Product<BatteryModel>).ShouldAllBe(product =>
            product.MaxPowerKw == product.Capabilities.Declaration.Commands["charge"].Parameters["power"].Max);

    private static (BatteryStatus? Status, double? Level, double? Power, string? Mode) Read(SimulatedHistory history, string instant)
    {
        var state = At("auron", history, instant);
        return (state.Status, state.Level, state.ChargeRate, state.CurrentMode);
    }

    private static IEnumerable<(BatteryState State, BatteryLimits Limits, Situation Situation)> Everything(string vendor)
    {
        var product = Sandbox.Product<BatteryModel>(vendor);
        return
            from seed in AnyHistory.Seeds
            let history = AnyHistory.Of(product, seed)
            from at in Sandbox.Every(TimeSpan.FromMinutes(7), AnyHistory.Begin, AnyHistory.End)
            let situation = history.At(at, product.CourseOf("serial"))
            select (State(vendor, history, at), BatteryLimits.Of(product, situation.Settings), situation);
    }

    private static BatteryState At(string vendor, SimulatedHistory history, string instant) => State(vendor, history, Sandbox.At(instant));

    private static BatteryState State(string vendor, SimulatedHistory history, DateTimeOffset at) =>
        BatteryPhysics.At(Sandbox.Product<BatteryModel>(vendor), "serial", history, at);
}
