using System.Text.Json;
using Amps.Application.Sandbox;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Infrastructure.Oems.Simulator.History;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

public sealed class SandboxOrdersTests
{
    private static readonly DateTimeOffset Now = Sandbox.At("2026-03-01T20:00:00Z");
    private static readonly StatePatch Half = new(new BatteryState(null, null, 50, null, null, null), ["level", "status"]);

    [Fact]
    public void A_memory_from_before_there_were_orders_is_read_as_one_without()
    {
        var old = JsonSerializer.Deserialize("""{"origin":null,"events":[{"event":"command","at":"2026-03-01T20:00:00+00:00","acceptedAt":"2026-03-01T20:00:00+00:00","command":{"command":"battery.idle"},"handle":"act_1"}]}""", SimulatedJson.Default.SimulatedHistory)!;

        old.Orders.ShouldBe(SandboxOrders.None);
        old.Events.Count.ShouldBe(1);
    }

    [Fact]
    public void Orders_can_be_written_down_and_read_again()
    {
        var orders = new SandboxOrders(new(Half, Now), new(OemFailureReason.CredentialsRejected, 7), IsLockedOut: true);

        var text = JsonSerializer.Serialize(SimulatedHistory.Empty with { Orders = orders }, SimulatedJson.Default.SimulatedHistory);
        var read = JsonSerializer.Deserialize(text, SimulatedJson.Default.SimulatedHistory)!.Orders;

        text.ShouldContain("\"credentials_rejected\"");
        read.Failures.ShouldBe(orders.Failures);
        read.IsLockedOut.ShouldBeTrue();
        read.Held!.Patch.Values.ShouldBe(Half.Values);
        read.Held.Patch.Fields.ShouldBe(Half.Fields);
    }

    [Fact]
    public void A_held_null_hides_what_the_device_says()
    {
        var own = new BatteryState(BatteryStatus.Charging, 13.5, 20, 2, 10, "charge");

        new SandboxOrders(new(Half, Now)).Shown(own, Now.AddMilliseconds(-1)).ShouldBe(own with { Level = 50, Status = null });
        new SandboxOrders(new(Half, Now)).Shown(own, Now).ShouldBe(own);
    }

    [Fact]
    public void Whoever_signs_in_again_ends_refused_credentials_and_nothing_else()
    {
        new SandboxOrders(Failures: new(OemFailureReason.MfaRequired, 3), IsLockedOut: true).LetIn().ShouldBe(SandboxOrders.None);
        new SandboxOrders(Failures: new(OemFailureReason.Timeout, 3)).LetIn().Failures.ShouldBe(new(OemFailureReason.Timeout, 3));
    }

    [Fact]
    public async Task Many_calls_at_once_meet_as_many_failures_as_were_ordered()
    {
        var store = new MemorySimulatedStore();
        await store.ChangeAsync(Sandbox.Demo, "serial", history => history with { Orders = new(Failures: new(OemFailureReason.Timeout, 30)) }, CancellationToken.None);

        var met = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => store.EnterAsync(Sandbox.Demo, "serial", SimulatedCallKind.Asks, CancellationToken.None))));

        met.Count(call => call.Failure is { Reason: OemFailureReason.Timeout, IsOrdered: true }).ShouldBe(30);
    }

    [Fact]
    public async Task A_long_history_that_is_cut_short_keeps_its_orders()
    {
        var lab = new Lab();
        await lab.Store.ChangeAsync(Sandbox.Demo, Lab.Device.Id, history => history with { Orders = new(new(Half, DateTimeOffset.MaxValue)) }, CancellationToken.None);
        for (var number = 0; number < 2 * SimulatedHistory.MostEvents; number++)
        {
            lab.Now += TimeSpan.FromMinutes(1);
            await lab.ApplyAsync("auron", DeviceType.Battery, new BatteryIdle());
        }

        (await lab.ReadAsync("auron", DeviceType.Battery)).State.ShouldBeOfType<BatteryState>().Level.ShouldBe(50);
    }
}
