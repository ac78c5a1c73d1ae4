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
