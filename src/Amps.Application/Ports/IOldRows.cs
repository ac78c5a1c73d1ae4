using Amps.Domain.Customers;

namespace Amps.Application.Ports;

/// <summary>What is kept for a time only, over all customers.</summary>
public interface IOldRows
{
    /// <summary>Deletes the oldest, in one short transaction.</summary>
    /// <param name="environment">Where.</param>
    /// <param name="kind">What.</param>
    /// <param name="before">Only what is older.</param>
    /// <param name="most">About so many.</param>
    /// <param name="cancellationToken">Leaves them all.</param>
    /// <returns>How many there were; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> DeleteAsync(AmpsEnvironment environment, OldRows kind, DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>The same of access tokens, by their expiry; they stand above the environments.</summary>
    Task<int> DeleteTokensAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>The same of people's sessions, by when they were seen last.</summary>
    Task<int> DeleteSessionsAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>The same of failed sign-ins, by the last one of an address.</summary>
    Task<int> DeleteFailuresAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>The same of what nodes did, by minute.</summary>
    Task<int> DeleteFiguresAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Deletes the nodes that were heard of last before then; there are few.</summary>
    Task<int> DeleteNodesAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

public enum OldRows
{
    /// <summary>Actions that have ended and owe nothing, by their creation.</summary>
    Actions,

    /// <summary>What calls with an idempotency key were answered.</summary>
    IdempotencyRecords,

    /// <summary>What webhooks said and every endpoint took, or none was to hear, with how it was delivered.</summary>
    WebhookMessages,

    /// <summary>What webhooks said, whatever became of it: also what waits for a replay.</summary>
    UndeliveredMessages,

    /// <summary>Journeys, by their end.</summary>
    Journeys,
}
