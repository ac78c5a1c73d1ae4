namespace Amps.Infrastructure.Oems.Simulator.History;

/// <summary>All that ever happened to one simulated device from outside, in the order in which it took effect. Can be stored as JSON.</summary>
/// <param name="Origin">What the events that are no longer kept came to; none while all are kept.</param>
/// <param name="Events">By ascending instant.</param>
internal sealed record SimulatedHistory(Situation? Origin, IReadOnlyList<SimulatedEvent> Events)
{
    /// <summary>How many events are kept at most; so a device costs no more after years of commands than after a day.</summary>
    public const int MostEvents = 60;

    /// <summary>What an integrator arranged besides.</summary>
    // Rows from before this could be arranged do not have it, and are read with null.
    public SandboxOrders Orders { get => field ?? SandboxOrders.None; init; }

    public static SimulatedHistory Empty { get; } = new(null, []);

    /// <summary>The same with one more event. A command that is still pending when another one is accepted never takes effect.</summary>
    public SimulatedHistory With(SimulatedEvent happened)
    {
        var kept = happened is CommandTaken taken
            ? Events.Where(earlier => earlier is not CommandTaken || earlier.At <= taken.AcceptedAt).ToList()
            : [.. Events];
        return this with { Events = [.. kept.Where(other => other.At <= happened.At), happened, .. kept.Where(other => other.At > happened.At)] };
    }

    /// <summary>What holds at an instant: the events up to it, one after the other, each from where the one before had led.</summary>
    public Situation At(DateTimeOffset instant, ICourse course) => Fold(course, Events.TakeWhile(happened => happened.At <= instant));

    /// <summary>The same without the events that nobody asks for any more. From the last half of them on, every instant stays exactly as it was.</summary>
    public SimulatedHistory Shortened(ICourse course)
    {
        if (Events.Count <= MostEvents) return this;

        var past = Events.Count - (MostEvents / 2);
        return this with { Origin = Fold(course, Events.Take(past)), Events = [.. Events.Skip(past)] };
    }

    private Situation Fold(ICourse course, IEnumerable<SimulatedEvent> events) => events.Aggregate(
        Origin ?? course.Untouched,
        (situation, happened) => happened.Change(situation with { Since = happened.At, Value = course.At(situation, happened.At).Value }));
}
