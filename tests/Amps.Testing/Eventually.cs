using System.Diagnostics;

namespace Amps.Testing;

/// <summary>Waits for what other threads and processes do, and says what it waited for when it gives up.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan CallPause = TimeSpan.FromMilliseconds(300);

    /// <summary>Lets real time pass where time itself is the input, such as the random moment of a kill.</summary>
    public static async Task WaitAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    public static Task HoldsAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), what);

    public static Task HoldsAsync(Func<bool> condition, string what, TimeSpan patience) => HoldsAsync(() => Task.FromResult(condition()), what, patience);

    public static Task HoldsAsync(Func<Task<bool>> condition, string what) => HoldsAsync(condition, what, Patience);

    public static Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan patience) => HoldsAsync(condition, what, patience, Pause);

    /// <summary>As <see cref="HoldsAsync(Func{Task{bool}}, string)"/>, where the API is asked by a key: seldom enough that its budget of calls lasts, which a clock that stands still does not refill.</summary>
    public static Task AnswersAsync(Func<Task<bool>> condition, string what) => HoldsAsync(condition, what, Patience, CallPause);

    private static async Task HoldsAsync(Func<Task<bool>> condition, string what, TimeSpan patience, TimeSpan pause)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(pause);
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > patience) throw new TimeoutException($"Waited {patience.TotalSeconds} s in vain until {what}.");

            await timer.WaitForNextTickAsync();
        }
    }
}
