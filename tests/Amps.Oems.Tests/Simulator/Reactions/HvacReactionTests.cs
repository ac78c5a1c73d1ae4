using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Hvac;
using Amps.Oems.Tests.Contract;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

public sealed class HvacReactionTests
{
    // At that instant every Delmar has 20.5 °C.
    private const string Nine = "2026-03-01T09:00:00Z";

    public static TheoryData<string> Vendors => ["boreal", "delmar"];

    [Fact]
    public void Heating_warms_to_the_target_and_holds_it()
    {
        var history = Told.At(Nine, new HvacHeat(23.5));
        At(history, Nine).ShouldBe(new(20.5, true, 23.5, 25, HoldType.Permanent, HvacMode.Heat));
        At(history, "2026-03-01T10:00:00Z").ShouldBe(new(22.5, true, 23.5, 25, HoldType.Permanent, HvacMode.Heat));
        At(history, "2026-03-01T10:30:00Z").Temperature.ShouldBe(23.5);
        Held(history).ShouldAllBe(state => state.Temperature <= 23.5 && state.Temperature >= 23.2);
        Held(history).Count(state => state.Active == true).ShouldBeInRange(300, 420);
    }

    [Fact]
    public void Cooling_cools_to_the_target_and_holds_it()
    {
        var history = Told.At(Nine, new HvacCool(17.5));
        At(history, "2026-03-01T10:00:00Z").ShouldBe(new(18.5, true, 17.5, 17.5, HoldType.Permanent, HvacMode.Cool));
        Held(history).ShouldAllBe(state => state.Temperature >= 17.5 && state.Temperature <= 17.8);
        Held(history).Count(state => state.Active == true).ShouldBeInRange(300, 420);
    }

    [Fact]
    public void A_room_drifts_by_itself_where_nothing_has_to_be_done()
    {
        At(Told.At(Nine, new HvacHeat(18.5)), "2026-03-01T11:00:00Z").ShouldBe(new(19.5, false, 18.5, 25, HoldType.Permanent, HvacMode.Heat));
        At(Told.At(Nine, new HvacCool(22.5)), "2026-03-01T11:00:00Z").ShouldBe(new(21.5, false, 18, 22.5, HoldType.Permanent, HvacMode.Cool));
    }

    [Fact]
    public void Automatic_setpoints_let_the_room_be_between_them_and_heat_or_cool_beyond()
    {
        At(Told.At(Nine, new HvacAuto(19, 24)), "2026-03-02T11:00:00Z").ShouldBe(new(20.5, false, 19, 24, HoldType.Permanent, HvacMode.Auto));
        At(Told.At(Nine, new HvacAuto(22.5, 24)), "2026-03-01T09:30:00Z").ShouldBe(new(21.5, true, 22.5, 24, HoldType.Permanent, HvacMode.Auto));
        At(Told.At(Nine, new HvacAuto(12, 18)), "2026-03-01T09:30:00Z").ShouldBe(new(19.5, true, 12, 18, HoldType.Permanent, HvacMode.Auto));
    }

    [Fact]
    public void Idle_is_off_and_the_room_grows_cold()
    {
        At(Told.At(Nine, new HvacIdle()), "2026-03-01T10:00:00Z").ShouldBe(new(20, false, 18, 25, HoldType.Permanent, HvacMode.Off));
        At(Told.At(Nine, new HvacIdle()), "2026-03-03T10:00:00Z").Temperature.ShouldBe(17);
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Following_its_schedule_again_it_is_the_old_one_to_the_last_digit(string vendor)
    {
        foreach (var seed in AnyHistory.Seeds)
        {
            var back = AnyHistory.End;
            var history = AnyHistory.Of(Sandbox.Product<HvacModel>(vendor), seed).With(new CommandTaken(back, back, new HvacFollowSchedule(), null));
            foreach (var at in Sandbox.Every(TimeSpan.FromMinutes(11), back.AddHours(10), back.AddHours(34)))
            {
                State(vendor, history, at).ShouldBe(State(vendor, SimulatedHistory.Empty, at));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Whatever_happens_it_stays_possible_and_no_room_warms_faster_than_it_can(string vendor)
    {
        foreach (var seed in AnyHistory.Seeds)
        {
            var history = AnyHistory.Of(Sandbox.Product<HvacModel>(vendor), seed);
            var states = Sandbox.Every(TimeSpan.FromMinutes(5), AnyHistory.Begin, AnyHistory.End).Select(at => State(vendor, history, at)).ToList();
            states.SelectMany(state => PhysicalBounds.Missing(state).Concat(PhysicalBounds.Complaints(state))).ShouldBeEmpty();
            states.Zip(states.Skip(1), (earlier, later) => Math.Abs(later.Temperature!.Value - earlier.Temperature!.Value)).Max().ShouldBeLessThan(0.6);
        }
    }

    private static List<HvacState> Held(SimulatedHistory history) =>
        [.. Sandbox.EveryMinute("2026-03-01T11:00:00Z", "2026-03-02T11:00:00Z").Select(at => State("delmar", history, at))];

    private static HvacState At(SimulatedHistory history, string instant) => State("delmar", history, Sandbox.At(instant));

    private static HvacState State(string vendor, SimulatedHistory history, DateTimeOffset at) =>
        HvacPhysics.At(Sandbox.Product<HvacModel>(vendor), "serial", history, at);
}
