namespace Amps.Application.Actions.DispatchAction;

/// <summary>The pauses between attempts: 2 s, doubled each time, a minute at most.</summary>
internal static class DispatchRetries
{
    private const int FirstSeconds = 2;
    private const int MostSeconds = 60;

    public static TimeSpan Pause(int attempt) => TimeSpan.FromSeconds(Math.Min(MostSeconds, FirstSeconds << Math.Clamp(attempt - 1, 0, 5)));
}
