using Amps.Domain.Customers;

namespace Amps.Infrastructure.Persistence;

/// <summary>
/// Lets the saves of this process in which a customer's live devices come or go follow one another. Without it all would be right too, since the allowance's version decides; but of
/// many at the same instant each would begin anew many times.
/// </summary>
internal static class RankTurns
{
    // A few customers may share a turn, which costs them nothing but a wait.
    private static readonly SemaphoreSlim[] Turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    /// <returns>The turn, over when it is disposed.</returns>
    public static async Task<IDisposable> TakeAsync(CustomerId customer, CancellationToken cancellationToken)
    {
        var turn = Turns[(uint)customer.Value.GetHashCode(StringComparison.Ordinal) % Turns.Length];
        await turn.WaitAsync(cancellationToken);
        return new Taken(turn);
    }

    private sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
