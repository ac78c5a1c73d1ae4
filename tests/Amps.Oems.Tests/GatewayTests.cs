using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems;
using Amps.Infrastructure.Oems.Accounts;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Oems.Tests.Simulator;
using Amps.Oems.Tests.Simulator.Reactions;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests;

public sealed class GatewayTests
{
    private static readonly DeviceTarget Battery = new("auron", "demo-user", DeviceType.Battery, "serial", "Auron Cell 13", CustomerId.Trust("cus_one"));

    private readonly Lab clock = new();
    private readonly IDeviceGateway gateway;

    public GatewayTests() => gateway = new DeviceGateway(
        new OemCatalog(new OemOptions { SimulatorInLive = true }, new MemorySimulatedStore(), clock), new OemHealthWatch(clock), new NoGrants());

    [Fact]
    public async Task A_window_comes_and_goes()
    {
        var before = (await gateway.ReadModeAsync(AmpsEnvironment.Sandbox, Battery, default)).Value.ShouldNotBeNull();
        var order = new CommandOrder("act_1", new BatteryCharge(Power: 2));
        var pending = (await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, order, default)).Value.ShouldBeOfType<OemAnswer.Pending>();
        clock.Now += pending.CheckAfter;
        (await gateway.CheckAsync(AmpsEnvironment.Sandbox, Battery, order, pending.Handle, default)).Value.ShouldBeOfType<OemAnswer.Done>();
        (await StateAsync(AmpsEnvironment.Sandbox, Battery)).ShouldSatisfyAllConditions(state => state.ChargeRate.ShouldBe(2), state => state.CurrentMode.ShouldBe("charge"));

        await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, new("act_1/revert", before), default);
        clock.Now += TimeSpan.FromSeconds(3);
        (await StateAsync(AmpsEnvironment.Sandbox, Battery)).CurrentMode.ShouldBe("auto.balanced");
    }

    [Fact]
    public async Task A_released_device_is_forgotten_and_releasing_it_again_does_no_harm()
    {
        await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, new("act_1", new BatteryIdle()), default);
        clock.Now += TimeSpan.FromSeconds(3);

        (await gateway.ReleaseAsync(AmpsEnvironment.Sandbox, Battery, default)).Failure.ShouldBeNull();
        (await gateway.ReleaseAsync(AmpsEnvironment.Sandbox, Battery, default)).Failure.ShouldBeNull();

        (await StateAsync(AmpsEnvironment.Sandbox, Battery)).CurrentMode.ShouldBe("auto.balanced");
    }

    [Theory]
    [InlineData("auron")]
    [InlineData("unheard-of")]
    public async Task A_grant_can_be_given_back_wherever_it_came_from(string oem) =>
        (await gateway.RevokeAsync(new Tenant(AmpsEnvironment.Sandbox, Battery.Customer), oem, Battery.Account, access: null, default)).Failure.ShouldBeNull();

    [Fact]
    public async Task Environments_and_customers_are_worlds_of_their_own()
    {
        await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, new("act_1", new BatteryIdle()), default);
        await gateway.WriteSettingsAsync(AmpsEnvironment.Sandbox, Battery, new Dictionary<string, SettingValue> { ["discharge_floor"] = 30 }, default);
        clock.Now += TimeSpan.FromSeconds(3);
        (await StateAsync(AmpsEnvironment.Sandbox, Battery)).ShouldSatisfyAllConditions(state => state.CurrentMode.ShouldBe("idle"), state => state.DischargeLimit.ShouldBe(30));
        foreach (var untouched in new[] { await StateAsync(AmpsEnvironment.Live, Battery), await StateAsync(AmpsEnvironment.Sandbox, Battery with { Customer = CustomerId.Trust("cus_two") }) })
        {
            untouched.ShouldSatisfyAllConditions(state => state.CurrentMode.ShouldBe("auto.balanced"), state => state.DischargeLimit.ShouldBe(10));
        }
    }

    [Fact]
    public async Task An_ordered_outcome_counts_in_the_sandbox_only()
    {
        var order = new CommandOrder("act_1", new BatteryIdle(), new(SandboxOutcome.Reject));
        (await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, order, default)).Failure.ShouldBe(new OemFailure(OemFailureReason.Rejected));
        (await gateway.ApplyAsync(AmpsEnvironment.Live, Battery, order, default)).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task An_ordered_outcome_is_no_news_about_the_manufacturer()
    {
        var order = new CommandOrder("act_1", new BatteryIdle(), new(SandboxOutcome.Timeout, 0));
        (await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, order, default)).Failure.ShouldBe(new OemFailure(OemFailureReason.Timeout));
        gateway.Oems(AmpsEnvironment.Sandbox).ShouldAllBe(oem => oem.Health == OemHealth.Ok);
    }

    [Fact]
    public async Task A_lost_answer_can_be_verified()
    {
        var order = new CommandOrder("act_1", new BatteryIdle());
        (await gateway.VerifyAsync(AmpsEnvironment.Sandbox, Battery, order, default)).Value.ShouldBe(CommandEffect.NotApplied);
        await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery, order, default);
        (await gateway.VerifyAsync(AmpsEnvironment.Sandbox, Battery, order, default)).Value.ShouldBe(CommandEffect.Applied);
    }

    [Fact]
    public async Task What_has_no_mode_and_no_way_to_verify_says_so()
    {
        var vehicle = new DeviceTarget("corvo", "demo-user", DeviceType.Vehicle, "serial", "Corvo Merle", CustomerId.Trust("cus_one"));
        (await gateway.ReadModeAsync(AmpsEnvironment.Sandbox, vehicle, default)).Value.ShouldBeNull();
        (await gateway.VerifyAsync(AmpsEnvironment.Sandbox, vehicle, new("act_1", new BatteryIdle()), default)).Value.ShouldBe(CommandEffect.CannotTell);
    }

    [Fact]
    public async Task An_unknown_manufacturer_is_unavailable() =>
        (await gateway.ApplyAsync(AmpsEnvironment.Sandbox, Battery with { Oem = "nobody" }, new("act_1", new BatteryIdle()), default)).Failure
            .ShouldBe(new OemFailure(OemFailureReason.Unavailable));

    private async Task<BatteryState> StateAsync(AmpsEnvironment environment, DeviceTarget target) =>
        (BatteryState)(await gateway.ReadAsync(environment, target, default)).Value.State;
}
