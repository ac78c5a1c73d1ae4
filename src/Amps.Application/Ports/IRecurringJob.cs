namespace Amps.Application.Ports;

/// <summary>Work that comes round by the timetable. One node at a time runs it.</summary>
/// <remarks>It may be stopped at any point, and then begins again when its time comes: what it does must bear that.</remarks>
public interface IRecurringJob
{
    /// <returns>What came of it, in a few words for operators.</returns>
    Task<string> RunAsync(CancellationToken cancellationToken);
}
