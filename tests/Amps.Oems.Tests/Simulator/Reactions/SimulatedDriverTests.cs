using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Infrastructure.Oems.Driver;
using Amps.Infrastructure.Oems.Simulator.History;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

public sealed class SimulatedDriverTests
{
    private static readonly BatteryCharge Charge = new(Target: 80);

    private readonly Lab lab = new();

    [Theory]
    [InlineData(SandboxOutcome.Reject, OemFailureReason.Rejected)]
    [InlineData(SandboxOutcome.Offline, OemFailureReason.Offline)]
    [InlineData(SandboxOutcome.SchedulerActive, OemFailureReason.SchedulerActive)]
    public async Task An_ordered_refusal_comes_at_once_and_changes_nothing(SandboxOutcome outcome, OemFailureReason reason)
    {
        (await ApplyAsync(Charge, new(outcome))).Failure.ShouldBe(new OemFailure(reason));
        lab.Now += TimeSpan.FromHours(1);
        (await lab.ModeAsync("auron", DeviceType.Battery)).ShouldBe(new BatteryAutoBalanced());
    }

    [Theory]
    [InlineData(SandboxOutcome.Reject, 40, 40, OemFailureReason.Rejected)]
    [InlineData(SandboxOutcome.Offline, 1, 1, OemFailureReason.Offline)]
    [InlineData(SandboxOutcome.SchedulerActive, 300, 300, OemFailureReason.SchedulerActive)]
    [InlineData(SandboxOutcome.Timeout, null, 30, OemFailureReason.Timeout)]
    [InlineData(SandboxOutcome.Timeout, 7, 7, OemFailureReason.Timeout)]
    public async Task An_ordered_failure_holds_nobody_up_until_it_comes(SandboxOutcome outcome, int? delay, int seconds, OemFailureReason reason)
    {
        var pending = (await ApplyAsync(Charge, new(outcome, delay))).Value.ShouldBeOfType<OemAnswer.Pending>();
        pending.CheckAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        lab.Now += pending.CheckAfter;
        (await lab.CheckAsync("auron", DeviceType.Battery, pending.Handle)).Failure.ShouldBe(new OemFailure(reason));
        (await lab.ModeAsync("auron", DeviceType.Battery)).ShouldBe(new BatteryAutoBalanced());
    }

    [Fact]
    public async Task A_scheduler_in_the_way_can_be_read_and_is_cleared_where_the_session_says_so()
    {
        var ordered = Sandbox.Demo with { Sandbox = new(SandboxOutcome.SchedulerActive) };
        var driver = (IClearsScheduler)lab.Driver("auron", DeviceType.Battery);

        (await driver.ReadSchedulerAsync(ordered, Lab.Device, default)).Value.ShouldNotBeNull();
        (await driver.ReadSchedulerAsync(Sandbox.Demo, Lab.Device, default)).Value.ShouldBeNull();
        (await lab.ApplyAsync("auron", DeviceType.Battery, Charge, ordered with { ClearsScheduler = true })).Value.ShouldBeOfType<OemAnswer.Pending>();
        lab.Now += TimeSpan.FromSeconds(3);
        (await lab.ModeAsync("auron", DeviceType.Battery)).ShouldBe(Charge);
    }

    [Fact]
    public async Task Completion_can_be_put_off_or_come_at_once()
    {
        (await ApplyAsync(Charge, new(SandboxOutcome.Complete, 60))).Value.ShouldBeOfType<OemAnswer.Pending>().CheckAfter.ShouldBe(TimeSpan.FromMinutes(1));
        (await ApplyAsync(new BatteryIdle(), new(SandboxOutcome.Complete, 0))).Value.ShouldBeOfType<OemAnswer.Done>();
        (await lab.ModeAsync("auron", DeviceType.Battery)).ShouldBe(new BatteryIdle());
    }

    [Fact]
    public async Task A_pending_command_never_undoes_a_newer_one()
    {
        await ApplyAsync(Charge, new(SandboxOutcome.Complete, 60));
        await ApplyAsync(new BatteryIdle(), null);
        lab.Now += TimeSpan.FromMinutes(5);
        (await lab.ModeAsync("auron", DeviceType.Battery)).ShouldBe(new BatteryIdle());
    }

    [Fact]
    public async Task Two_customers_with_the_same_serial_do_not_see_each_other()
    {
        var (one, other) = (Sandbox.SessionOf("cus_one"), Sandbox.SessionOf("cus_other"));
        await lab.ApplyAsync("auron", DeviceType.EvCharger, new EvChargerIdle(), one);
        lab.Now += TimeSpan.FromSeconds(3);
        (await lab.ModeAsync("auron", DeviceType.EvCharger, one)).ShouldBe(new EvChargerIdle());
        (await lab.ModeAsync("auron", DeviceType.EvCharger, other)).ShouldBe(new EvChargerCharge());
        one.World.ShouldBe("sandbox/cus_one");
    }

    [Fact]
    public void A_session_without_a_customer_has_no_world() => Should.Throw<InvalidOperationException>(() => new OemSession("demo-user").World);

    [Fact]
    public async Task After_a_crash_it_knows_what_it_took()
    {
        var sent = Sandbox.Demo with { Handle = "act_1" };
        (await lab.VerifyAsync("auron", DeviceType.Battery, Charge, sent)).ShouldBe(CommandEffect.NotApplied);
        await lab.ApplyAsync("auron", DeviceType.Battery, Charge, sent);
        (await lab.VerifyAsync("auron", DeviceType.Battery, Charge, sent)).ShouldBe(CommandEffect.Applied);
        (await lab.VerifyAsync("auron", DeviceType.Battery, Charge, sent with { Handle = "act_2" })).ShouldBe(CommandEffect.NotApplied);
        (await lab.VerifyAsync("auron", DeviceType.Battery, new BatteryIdle(), sent)).ShouldBe(CommandEffect.NotApplied);
        (await lab.VerifyAsync("auron", DeviceType.Battery, Charge, Sandbox.Demo)).ShouldBe(CommandEffect.Applied);
    }

    [Fact]
    public async Task Written_settings_are_read_and_show_in_the_state()
    {
        var outcome = await lab.WriteAsync("auron", DeviceType.Battery, ("discharge_floor", 25), ("export_limit", 100));
        outcome.Updated.ShouldBe(["discharge_floor", "export_limit"], ignoreOrder: true);
        outcome.Failed.ShouldBeEmpty();

        var reading = await lab.ReadAsync("auron", DeviceType.Battery);
        reading.Settings["discharge_floor"].ShouldBe(25);
        reading.Settings["export_limit"].ShouldBe(100);
        reading.Settings["charge_ceiling"].ShouldBe(100);
        reading.State.ShouldBeOfType<BatteryState>().DischargeLimit.ShouldBe(25);
    }

    [Fact]
    public async Task Settings_that_it_does_not_take_fail_one_by_one()
    {
        var outcome = await lab.WriteAsync("boreal", DeviceType.Battery, ("charge_ceiling", 90), ("discharge_floor", 95), ("scheduler_enabled", true), ("export_limit", 1));
        outcome.Updated.ShouldBe(["charge_ceiling"]);
        outcome.Failed.Keys.ShouldBe(["discharge_floor", "scheduler_enabled", "export_limit"], ignoreOrder: true);
        (await lab.ReadAsync("boreal", DeviceType.Battery)).Settings["discharge_floor"].ShouldBe(20);
    }

    [Fact]
    public async Task A_chargers_limit_can_be_written()
    {
        await lab.WriteAsync("corvo", DeviceType.EvCharger, ("max_charge_rate", 4.6));
        (await lab.ReadAsync("corvo", DeviceType.EvCharger)).State.ShouldBe(new EvChargerState(EvChargerStatus.Charging, true, true, 4.6, 20, 4.6));
    }

    [Fact]
    public async Task A_life_of_commands_costs_no_more_than_a_day()
    {
        for (var number = 0; number < 500; number++)
        {
            lab.Now += TimeSpan.FromMinutes(17);
            await ApplyAsync(number % 2 == 0 ? Charge : new BatteryAutoBalanced(), null);
        }

        (await lab.Store.LoadAsync(Sandbox.Demo, Lab.Device.Id, CancellationToken.None)).Events.Count.ShouldBeInRange(1, SimulatedHistory.MostEvents);
        (await lab.ReadAsync("auron", DeviceType.Battery)).State.ShouldBeOfType<BatteryState>().Level!.Value.ShouldBeInRange(10, 100);
    }

    [Fact]
    public async Task At_once_from_many_sides_nothing_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(() =>
            lab.WriteAsync("auron", DeviceType.Battery, (number % 2 == 0 ? "discharge_floor" : "charge_ceiling", 50)))));
        var settings = (await lab.ReadAsync("auron", DeviceType.Battery)).Settings;
        (settings["discharge_floor"], settings["charge_ceiling"]).ShouldBe((50, 50));
    }

    [Fact]
    public async Task Every_command_that_reaches_it_is_noted_refused_ones_too()
    {
        await lab.ApplyAsync("auron", DeviceType.Battery, Charge, Sandbox.Demo with { Handle = "act_1" });
        await lab.ApplyAsync("auron", DeviceType.Battery, Charge, Sandbox.Demo with { Handle = "act_2", Sandbox = new(SandboxOutcome.Reject) });
        lab.Reaches.ShouldBe(["act_1 charge", "act_2 charge"]);
    }

    private Task<DriverResult<OemAnswer>> ApplyAsync(DeviceCommand command, SandboxControls? control) =>
        lab.ApplyAsync("auron", DeviceType.Battery, command, Sandbox.Demo with { Sandbox = control });
}
