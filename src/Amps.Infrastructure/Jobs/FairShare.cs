using Amps.Application.Ports;
using Amps.Domain.Actions;

namespace Amps.Infrastructure.Jobs;

/// <summary>
/// Decides who is served next. Urgent work goes first, partitions take turns, and each has a cap of its own, as has a customer:
/// one that keeps failing gets a single probe at a time until one is answered, and work that is late begins with few at a time.
/// </summary>
internal sealed class FairShare(PumpLimits limits)
{
    /// <summary>So many failures in a row, and a partition is only probed.</summary>
    public const int FailuresToProbe = 3;

    /// <summary>With so much late work at a time a partition begins; each that is answered, or ends unasked, allows one more, so a round doubles it.</summary>
    public const int FirstLate = 2;

    /// <summary>Work that ends sooner lets its partition's workers take twice as many rows the next time, and half as many where it takes longer.</summary>
    public static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(500);

    /// <summary>Timed work that was due so long ago is late: the server was down, or cannot keep up.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Partition> partitions = new(StringComparer.Ordinal);
    private string last = "";
    private int running;

    /// <summary>Whether another row may be taken at all.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate) return running < limits.Workers;
        }
    }

    /// <summary>Divides the free workers among those who have work. Of each partition only the most urgent work is served at once.</summary>
    public IReadOnlyList<Share> Divide(IReadOnlyList<DueWork> due, DateTimeOffset now)
    {
        lock (gate)
        {
            ForgetIdle(due, now);
            var wanted = due.GroupBy(work => work.Partition, StringComparer.Ordinal).Select(works => works.MinBy(work => work.Priority)!).Select(work => Wanted(work, now)).ToList();
            var free = limits.Workers - running;
            var ofCustomers = partitions.Values.GroupBy(state => state.Customer, StringComparer.Ordinal).ToDictionary(states => states.Key, states => states.Sum(state => state.Running), StringComparer.Ordinal);
            foreach (var equals in wanted.GroupBy(share => share.Of.Priority).OrderBy(group => group.Key))
            {
                free -= TakeTurns([.. InTurn(equals)], free, ofCustomers);
            }

            return [.. wanted.Where(share => share.Given > 0).Select(share => new Share(share.Of, share.Given, share.IsLate, Of(share.Of.Partition).Each))];
        }
    }

    public void Begin(string partition, bool late)
    {
        lock (gate)
        {
            running++;
            var state = Of(partition);
            state.Running++;
            if (late) state.LateRunning++;
        }
    }

    public void End(string partition, bool late, WorkEnd end, TimeSpan took)
    {
        lock (gate)
        {
            running--;
            var state = Of(partition);
            state.Running--;
            if (late) state.LateRunning--;
            state.Note(late, end, took < Quick, limits);
        }
    }

    private static bool IsLate(DueWork work, DateTimeOffset now) => work.Priority >= ActionPriority.Timed && now - work.Oldest > LateAfter;

    private Partition Of(string name)
    {
        if (!partitions.TryGetValue(name, out var state)) partitions[name] = state = new Partition();
        return state;
    }

    private Demand Wanted(DueWork work, DateTimeOffset now)
    {
        var state = Of(work.Partition);
        state.Customer = work.Customer;
        var late = IsLate(work, now);
        var room = (state.IsFailing ? 1 : limits.PerPartition) - state.Running;
        return new Demand(work, late, late ? Math.Min(room, state.LateMost - state.LateRunning) : room);
    }

    // Whoever had the last slot is the last to have the next one.
    private IEnumerable<Demand> InTurn(IEnumerable<Demand> demands) =>
        demands.OrderBy(demand => string.CompareOrdinal(demand.Of.Partition, last) <= 0).ThenBy(demand => demand.Of.Partition, StringComparer.Ordinal);

    private int TakeTurns(IReadOnlyList<Demand> demands, int free, Dictionary<string, int> ofCustomers)
    {
        var given = 0;
        for (var somebody = true; somebody && given < free;)
        {
            somebody = false;
            foreach (var demand in demands)
            {
                if (given == free || demand.Given >= demand.Room || !MayTake(demand.Of.Customer, ofCustomers)) continue;

                demand.Given++;
                ofCustomers[demand.Of.Customer]++;
                given++;
                somebody = true;
                last = demand.Of.Partition;
            }
        }

        return given;
    }

    private bool MayTake(string customer, Dictionary<string, int> ofCustomers) => customer.Length == 0 || ofCustomers[customer] < limits.PerCustomer;

    // A partition whose late work is done begins anew after the next downtime; one of which there is nothing to know is forgotten.
    private void ForgetIdle(IReadOnlyList<DueWork> due, DateTimeOffset now)
    {
        var late = due.Where(work => IsLate(work, now)).Select(work => work.Partition).ToHashSet(StringComparer.Ordinal);
        var busy = due.Select(work => work.Partition).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, state) in partitions)
        {
            if (state.LateRunning == 0 && !late.Contains(name)) state.LateMost = FirstLate;
            if (state is { Running: 0, Failures: 0, LateMost: FirstLate } && !busy.Contains(name)) partitions.Remove(name);
        }
    }

    private sealed class Demand(DueWork of, bool isLate, int room)
    {
        public DueWork Of => of;

        public bool IsLate => isLate;

        public int Room => room;

        public int Given { get; set; }
    }

    private sealed class Partition
    {
        public string Customer { get; set; } = "";

        public int Running { get; set; }

        public int LateRunning { get; set; }

        public int LateMost { get; set; } = FirstLate;

        public int Failures { get; private set; }

        /// <summary>How many rows a worker may take.</summary>
        public int Each { get; private set; } = 1;

        public bool IsFailing => Failures >= FailuresToProbe;

        public void Note(bool late, WorkEnd end, bool isQuick, PumpLimits limits)
        {
            switch (end)
            {
                case WorkEnd.Answered:
                    Failures = 0;
                    Each = isQuick ? Math.Min(Each * 2, limits.Batch) : Math.Max(Each / 2, 1);
                    if (late) LateMost = Math.Min(LateMost + 1, limits.PerPartition);
                    break;
                case WorkEnd.Unasked:
                    if (late) LateMost = Math.Min(LateMost + 1, limits.PerPartition);
                    break;
                case WorkEnd.Failing:
                    Failures++;
                    Each = 1;
                    LateMost = FirstLate;
                    break;
                case WorkEnd.Silent:
                    break;
            }
        }
    }
}
