using Amps.Domain.Devices;
using Amps.Infrastructure.Oems.Simulator.Batteries;
using Amps.Infrastructure.Oems.Simulator.EvChargers;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Hvac;
using Amps.Infrastructure.Oems.Simulator.Physics;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator;

/// <summary>The hashes stem from the time before devices took commands: to that, one that nobody ever told anything is the same to the last digit.</summary>
public sealed class UntouchedTests
{
    [Theory]
    [InlineData("auron", "3FCDC06D8124F7CB")]
    [InlineData("boreal", "2B7A53E5D238AF89")]
    public void Batteries_live_as_ever(string vendor, string hash) =>
        HashOf((serial, instant) => BatteryPhysics.At(Sandbox.Product<BatteryModel>(vendor), serial, SimulatedHistory.Empty, instant)).ShouldBe(hash);

    [Theory]
    [InlineData("auron", "BF1700DD43931F3F")]
    [InlineData("corvo", "C134733B77C7066A")]
    public void Chargers_live_as_ever(string vendor, string hash) =>
        HashOf((serial, instant) => EvChargerPhysics.At(Sandbox.Product<EvChargerModel>(vendor), serial, SimulatedHistory.Empty, instant)).ShouldBe(hash);

    [Theory]
    [InlineData("boreal", "81B60AC05CD43B9B")]
    [InlineData("delmar", "E2F52041E105AC7D")]
    public void Heatings_live_as_ever(string vendor, string hash) =>
        HashOf((serial, instant) => HvacPhysics.At(Sandbox.Product<HvacModel>(vendor), serial, SimulatedHistory.Empty, instant)).ShouldBe(hash);

    private static string HashOf<TState>(Func<string, DateTimeOffset, TState> at) where TState : DeviceState
    {
        var instants = Sandbox.Every(TimeSpan.FromSeconds(193), Sandbox.At("2026-03-01"), Sandbox.At("2026-03-06")).ToList();
        return StableHash.Of(string.Concat(Sandbox.Serials.Take(8).SelectMany(serial => instants.Select(instant => Sandbox.Json(at(serial, instant)))))).ToString("X16");
    }
}
