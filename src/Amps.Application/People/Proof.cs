namespace Amps.Application.People;

/// <summary>Whether what was typed is right. A wrong one is no failure of the use case: it is counted, and so saved.</summary>
public sealed record Proof(bool IsRight)
{
    public static Proof Right { get; } = new(IsRight: true);

    public static Proof Wrong { get; } = new(IsRight: false);
}
