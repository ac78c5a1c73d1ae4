namespace Amps.Application.Ports;

/// <summary>What a piece of work says about the partition that it belongs to, such as its manufacturer.</summary>
public enum WorkEnd
{
    /// <summary>Nothing: it was not called, or what happened concerns one device alone.</summary>
    Silent,

    /// <summary>It answers.</summary>
    Answered,

    /// <summary>It did not answer, or asks us to slow down.</summary>
    Failing,
}
