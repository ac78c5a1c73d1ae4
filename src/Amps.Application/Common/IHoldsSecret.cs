namespace Amps.Application.Common;

/// <summary>An answer with a secret in it: where it is remembered for a repetition of the call, it lies sealed.</summary>
public interface IHoldsSecret;
