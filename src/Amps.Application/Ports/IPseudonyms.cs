using Amps.Application.Common;

namespace Amps.Application.Ports;

/// <summary>Names of end users for the audit, which outlives them: the same user always has the same one, and nobody gets back from it without the master key.</summary>
public interface IPseudonyms
{
    /// <returns>A keyed hash, <c>user:…</c>, of the user of one customer in one environment.</returns>
    string Of(Tenant whose, string userId);
}
