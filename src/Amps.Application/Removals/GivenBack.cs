namespace Amps.Application.Removals;

/// <summary>What came of giving something back at a manufacturer.</summary>
internal enum GivenBack
{
    /// <summary>There is nothing left to repeat: it was done, or will never be.</summary>
    Done,

    /// <summary>The manufacturer did not answer, so it is not asked for the next one either.</summary>
    NoAnswer,

    /// <summary>It broke, which says nothing of the manufacturer.</summary>
    Broke,

    /// <summary>The manufacturer was not asked: it cannot be yet.</summary>
    NotAsked,
}
