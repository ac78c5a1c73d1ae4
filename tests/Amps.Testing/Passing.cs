namespace Amps.Testing;

public static class Passing
{
    // Small beside what the app waits for: a test must not leap over a deadline while the app is still at work.
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    /// <summary>Lets the app's time pass, in small steps, until something holds.</summary>
    public static Task PassUntilAsync(this AmpsApp app, Func<Task<bool>> holds, string what) => Eventually.HoldsAsync(
        async () =>
        {
            if (await holds()) return true;

            app.Time.Advance(Step);
            return false;
        },
        what);

    /// <inheritdoc cref="PassUntilAsync(AmpsApp, Func{Task{bool}}, string)"/>
    public static Task PassUntilAsync(this AmpsApp app, Func<bool> holds, string what) => app.PassUntilAsync(() => Task.FromResult(holds()), what);
}
