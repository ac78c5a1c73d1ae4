namespace Amps.Application.Common;

public static class Clock
{
    /// <summary>This instant to the millisecond, which is all that the wire shows and the databases keep: what is compared later compares equal.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
