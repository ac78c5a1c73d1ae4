namespace Amps.Application.Ports;

/// <summary>The audit events of each store as a chain: each one's hash covers its contents and the hash before, under a key that no database holds.</summary>
public interface IAuditChains
{
    /// <summary>Gives the events that were saved since the last time their places in the chains. Safe on several nodes at once.</summary>
    /// <returns>How many.</returns>
    Task<int> SealAsync(CancellationToken cancellationToken);

    /// <summary>Goes through the chains from their beginnings to their ends.</summary>
    /// <returns>One verdict for each store.</returns>
    Task<IReadOnlyList<AuditVerdict>> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Deletes the oldest events of each store and moves the beginnings of the chains behind them. The databases refuse it for what is younger than two years.</summary>
    /// <param name="before">Only what is older.</param>
    /// <param name="most">Of each store.</param>
    /// <param name="cancellationToken">Leaves them all.</param>
    /// <returns>How many; fewer than <paramref name="most"/> when none is left.</returns>
    Task<int> DeleteAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}

/// <param name="Store">Platform, sandbox or live.</param>
/// <param name="Events">Sealed ones that were checked.</param>
/// <param name="Unsealed">Those that were saved a moment ago and are not in the chain yet.</param>
/// <param name="Head">The place of the last one. Whoever notes it with its hash elsewhere sees later that nothing before it was exchanged.</param>
/// <param name="HeadHash">The hash of the last one.</param>
/// <param name="Broken">The first place that is not as it was sealed; none where all are.</param>
public sealed record AuditVerdict(string Store, long Events, int Unsealed, long Head, string HeadHash, AuditBreak? Broken);

/// <param name="Sequence">The place.</param>
/// <param name="EventId">The event that stands there, if one does.</param>
/// <param name="What">What is wrong with it.</param>
public sealed record AuditBreak(long Sequence, string? EventId, string What);
