namespace Amps.Application.Ports;

/// <summary>What a piece of work says about the partition that it belongs to, such as its manufacturer.</summary>
public enum WorkEnd
{
    /// <summary>Nothing: it was not called and is still to be, or what happened concerns one device alone.</summary>
    Silent,

    /// <summary>Nothing, but the work is done with: it came to an end before anybody was called, as what is too late does.</summary>
    Unasked,

    /// <summary>It answers.</summary>
    Answered,

    /// <summary>It did not answer, or asks us to slow down.</summary>
    Failing,
}

/// <summary>What came of a piece of work.</summary>
/// <param name="End">What it says about its partition.</param>
/// <param name="Done">Attempts that came out well.</param>
/// <param name="Failed">Attempts that did not.</param>
public sealed record WorkReport(WorkEnd End, int Done = 0, int Failed = 0)
{
    public static implicit operator WorkReport(WorkEnd end) => new(end);
}
