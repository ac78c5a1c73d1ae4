using System.Text.Json;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Infrastructure.Oems.Simulator.Batteries;
using Amps.Infrastructure.Oems.Simulator.EvChargers;
using Amps.Infrastructure.Oems.Simulator.History;
using Amps.Infrastructure.Oems.Simulator.Hvac;
using Amps.Infrastructure.Oems.Simulator.Physics;
using Shouldly;
using Xunit;

namespace Amps.Oems.Tests.Simulator.Reactions;

/// <summary>What holds for every device and whatever happens to it.</summary>
public sealed class AnyHistoryTests
{
    public static TheoryData<string, string> Models => new()
    {
        { "auron", "battery" }, { "boreal", "battery" }, { "auron", "charger" }, { "corvo", "charger" }, { "boreal", "hvac" }, { "delmar", "hvac" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void The_remembered_quantity_never_jumps_and_its_slope_is_its_change(string vendor, string kind)
    {
        const double Step = 1.0 / 60;
        foreach (var (history, course) in Everything(vendor, kind))
        {
            foreach (var at in Sandbox.Every(TimeSpan.FromMinutes(23), AnyHistory.Begin, AnyHistory.End))
            {
                var (before, after) = (Motion(history, course, at), Motion(history, course, at.AddMinutes(1)));
                if (kind == "charger" && after.Value == 0) continue; // Another car came.

                // Between the two instants something may begin or end, so the change lies between that of all their slopes.
                var fastest = Sandbox.Every(TimeSpan.FromSeconds(5), at, at.AddSeconds(61)).Max(instant => Math.Abs(Motion(history, course, instant).Slope));
                Math.Abs(after.Value - before.Value).ShouldBeLessThanOrEqualTo((fastest * Step) + 0.002, $"{vendor} {at:O}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Its_past_is_forgotten_without_a_trace(string vendor, string kind)
    {
        foreach (var (history, course) in Everything(vendor, kind))
        {
            var many = Enumerable.Range(0, 9).Aggregate(history, (all, day) => history.Events.Aggregate(all, (sum, happened) => sum.With(Later(happened, day * 2))));
            var few = many.Shortened(course);
            few.Events.Count.ShouldBeLessThanOrEqualTo(SimulatedHistory.MostEvents);
            if (many.Events.Count > SimulatedHistory.MostEvents) few.Origin.ShouldNotBeNull();
            foreach (var at in Sandbox.Every(TimeSpan.FromMinutes(41), few.Events[0].At, many.Events[^1].At.AddHours(9)))
            {
                Motion(few, course, at).ShouldBe(Motion(many, course, at));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Stored_and_loaded_it_is_the_same(string vendor, string kind)
    {
        foreach (var (history, course) in Everything(vendor, kind))
        {
            var stored = JsonSerializer.Serialize(history with { Origin = history.At(AnyHistory.Begin, course) }, JsonSerializerOptions.Web);
            var loaded = JsonSerializer.Deserialize<SimulatedHistory>(stored, JsonSerializerOptions.Web)!;
            JsonSerializer.Serialize(loaded, JsonSerializerOptions.Web).ShouldBe(stored);
            foreach (var at in Sandbox.Every(TimeSpan.FromMinutes(59), AnyHistory.Begin, AnyHistory.End))
            {
                Motion(loaded, course, at).ShouldBe(Motion(history with { Origin = history.At(AnyHistory.Begin, course) }, course, at));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_future_changes_nothing(string vendor, string kind)
    {
        foreach (var (history, course) in Everything(vendor, kind))
        {
            var last = history.Events[^1];
            var before = history with { Events = [.. history.Events.SkipLast(1)] };
            foreach (var at in Sandbox.Every(TimeSpan.FromMinutes(31), AnyHistory.Begin, last.At))
            {
                Motion(history, course, at).ShouldBe(Motion(before, course, at));
            }
        }
    }

    private static Motion Motion(SimulatedHistory history, ICourse course, DateTimeOffset at) => course.At(history.At(at, course), at);

    private static SimulatedEvent Later(SimulatedEvent happened, int days) => happened is CommandTaken taken
        ? taken with { At = taken.At.AddDays(days), AcceptedAt = taken.AcceptedAt.AddDays(days) }
        : happened with { At = happened.At.AddDays(days) };

    private static IEnumerable<(SimulatedHistory, ICourse)> Everything(string vendor, string kind)
    {
        SteeredProduct product = kind switch
        {
            "battery" => Sandbox.Product<BatteryModel>(vendor),
            "charger" => Sandbox.Product<EvChargerModel>(vendor),
            _ => Sandbox.Product<HvacModel>(vendor),
        };
        return AnyHistory.Seeds.Select(seed => (AnyHistory.Of(product, seed), product.CourseOf($"serial-{seed}")));
    }
}
