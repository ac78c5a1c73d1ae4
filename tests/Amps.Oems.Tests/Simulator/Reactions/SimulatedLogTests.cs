using Amps.Domain.Devices;
using Amps.Domain.Devices.Hvac;
using Amps.Infrastructure.Oems.Simulator;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

public sealed class SimulatedLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("amps-").FullName;

    private string File => Path.Combine(folder, "below", "reached.log");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_line_a_command_with_all_that_a_test_needs()
    {
        var lab = new Lab(new FileSimulatedLog(File));
        await lab.ApplyAsync("boreal", DeviceType.Hvac, new HvacHeat(21), Sandbox.Demo with { Handle = "act_1" });
        await lab.ApplyAsync("boreal", DeviceType.Hvac, new HvacFollowSchedule());

        System.IO.File.ReadAllText(File).ShouldBe(
            "act_1\tserial\theat\t2026-03-01T20:00:00.0000000Z\n-\tserial\tfollow_schedule\t2026-03-01T20:00:00.0000000Z\n");
    }

    [Fact]
    public async Task A_new_process_goes_on_below_the_old_ones_lines()
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var log = new FileSimulatedLog(File);
            await Parallel.ForAsync(0, 20, (number, _) =>
            {
                log.Reached($"act_{number}", "serial", "idle", Sandbox.At("2026-03-01"));
                return ValueTask.CompletedTask;
            });
        }

        System.IO.File.ReadAllLines(File).GroupBy(line => line.Split('\t')[0]).Select(group => group.Count()).ShouldBe(Enumerable.Repeat(3, 20));
    }
}
