using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Driver;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

/// <summary>Each command that a vendor declares, through its driver.</summary>
public sealed class CommandsOfVendorsTests
{
    private readonly Lab lab = new();

    public static TheoryData<string, DeviceType, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, DeviceType, string>();
            foreach (var oem in Sandbox.Oems)
            {
                foreach (var (type, driver) in oem.Drivers)
                {
                    foreach (var verb in driver.Declare("").Commands.Keys.Order(StringComparer.Ordinal)) commands.Add(oem.Manifest.Key, type, verb);
                }
            }

            return commands;
        }
    }

    [Fact]
    public void There_are_twenty_three() => Commands.Count.ShouldBe(23);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task It_is_in_force_when_it_is_done_and_reads_back_as_it_was_given(string vendor, DeviceType type, string verb)
    {
        var command = CommandOf(vendor, type, verb);
        var before = await lab.ModeAsync(vendor, type);
        var pending = (await lab.ApplyAsync(vendor, type, command)).Value.ShouldBeOfType<OemAnswer.Pending>();
        pending.CheckAfter.ShouldBe(TimeSpan.FromSeconds(3));

        lab.Now += TimeSpan.FromSeconds(2.999);
        (await lab.CheckAsync(vendor, type, pending.Handle)).Value.ShouldBeOfType<OemAnswer.Pending>().CheckAfter.ShouldBe(TimeSpan.FromMilliseconds(1));
        (await lab.ModeAsync(vendor, type)).ShouldBe(before);

        lab.Now += TimeSpan.FromMilliseconds(1);
        (await lab.CheckAsync(vendor, type, pending.Handle)).Value.ShouldBeOfType<OemAnswer.Done>().Message.ShouldNotBeEmpty();
        (await lab.ModeAsync(vendor, type)).ShouldBe(command);
        ShouldShow((await lab.ReadAsync(vendor, type)).State, command, verb);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_mode_that_was_read_before_brings_it_back(string vendor, DeviceType type, string verb)
    {
        var command = CommandOf(vendor, type, verb);
        await DoAsync(vendor, type, command);
        var before = (await lab.ReadAsync(vendor, type)).State;
        var mode = await lab.ModeAsync(vendor, type);

        var other = CommandTable.Rows.First(row => row.Type == type && row.Verb != verb && lab.Driver(vendor, type).Declare("").Commands.ContainsKey(row.Verb));
        await DoAsync(vendor, type, CommandOf(vendor, type, other.Verb));
        (await lab.ModeAsync(vendor, type)).ShouldNotBe(command);
        await DoAsync(vendor, type, mode!);

        var after = (await lab.ReadAsync(vendor, type)).State;
        ShouldShow(after, command, verb);
        if (before is HvacState hvac && after is HvacState back) back.ShouldBe(hvac with { Temperature = back.Temperature, Active = back.Active });
    }

    [Theory]
    [InlineData("auron", DeviceType.Battery, "auto.balanced")]
    [InlineData("corvo", DeviceType.EvCharger, "charge")]
    [InlineData("boreal", DeviceType.Hvac, "follow_schedule")]
    public async Task A_device_that_nobody_told_anything_has_a_mode_to_go_back_to(string vendor, DeviceType type, string verb) =>
        CommandTable.Of((await lab.ModeAsync(vendor, type))!).Verb.ShouldBe(verb);

    [Fact]
    public async Task What_a_model_does_not_declare_is_rejected()
    {
        (await lab.ApplyAsync("boreal", DeviceType.Battery, new BatteryAutoExport())).Failure.ShouldBe(new OemFailure(OemFailureReason.Rejected));
        (await lab.ModeAsync("boreal", DeviceType.Battery)).ShouldBe(new BatteryAutoBalanced());
    }

    private static DeviceCommand CommandOf(string vendor, DeviceType type, string verb)
    {
        var declared = Sandbox.Oem(vendor).Drivers[type].Declare("").Commands[verb].Parameters;
        var parameters = declared.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Min + ((parameter.Value.Max - parameter.Value.Min) / 2), StringComparer.Ordinal);
        if (parameters.ContainsKey("coolSetpoint")) parameters["coolSetpoint"] += 2;
        return CommandTable.Find(type, verb)!.Parse(parameters);
    }

    private static void ShouldShow(DeviceState state, DeviceCommand command, string verb)
    {
        switch (state)
        {
            case BatteryState battery:
                battery.CurrentMode.ShouldBe(verb);
                break;
            case EvChargerState charger:
                charger.Status.ShouldBe(command is EvChargerIdle ? EvChargerStatus.Paused : EvChargerStatus.Charging);
                break;
            case HvacState hvac:
                hvac.HoldType.ShouldBe(command is HvacFollowSchedule ? HoldType.FollowSchedule : HoldType.Permanent);
                break;
        }
    }

    private async Task DoAsync(string vendor, DeviceType type, DeviceCommand command)
    {
        (await lab.ApplyAsync(vendor, type, command)).Failure.ShouldBeNull();
        lab.Now += TimeSpan.FromSeconds(3);
    }
}
