namespace Amps.Domain.Removals;

/// <summary>Work that is owed, and when there is something to do about it.</summary>
public interface IOwed
{
    DateTimeOffset DueAt { get; }
}
