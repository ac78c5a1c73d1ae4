using System.Collections.Concurrent;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems;

/// <summary>Judges manufacturers by our own calls: down when all of the last ones failed on their side, degraded when some did.</summary>
/// <remarks>A failure that concerns one account or device (wrong password, device offline) says nothing about the manufacturer.</remarks>
internal sealed class OemHealthWatch(TimeProvider time)
{
    private const int Remembered = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(AmpsEnvironment, string), Queue<(DateTimeOffset At, bool Good)>> calls = new();

    public void Note(AmpsEnvironment environment, string oem, OemFailure? failure)
    {
        var queue = calls.GetOrAdd((environment, oem), _ => new());
        lock (queue)
        {
            queue.Enqueue((time.GetUtcNow(), failure is null || !failure.IsTransient));
            if (queue.Count > Remembered) queue.Dequeue();
        }
    }

    public OemHealth Of(AmpsEnvironment environment, string oem)
    {
        if (!calls.TryGetValue((environment, oem), out var queue)) return OemHealth.Ok;

        lock (queue)
        {
            var since = time.GetUtcNow() - Window;
            var recent = queue.Where(call => call.At >= since).ToList();
            var bad = recent.Count(call => !call.Good);
            if (bad == 0) return OemHealth.Ok;

            return bad == recent.Count ? OemHealth.Down : OemHealth.Degraded;
        }
    }
}
