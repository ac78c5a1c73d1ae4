using Amps.Application.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amps.Infrastructure.Jobs;

/// <summary>Runs the jobs of the timetable, each on one node at a time.</summary>
internal sealed partial class RecurringJobs(JobLeases leases, IServiceScopeFactory scopes, TimeProvider time, ILogger<RecurringJobs> logger)
{
    // Ends before the lease does, with time for what cannot be stopped at once.
    private static readonly TimeSpan Longest = JobLeases.Length - TimeSpan.FromMinutes(1);

    /// <summary>Runs a job, unless another node does or did.</summary>
    /// <param name="name">The job.</param>
    /// <param name="due">The instant of the timetable; none runs it now, whenever it ran last.</param>
    /// <param name="cancellationToken">Stops the run; it begins anew when its time comes.</param>
    /// <returns>Whether it was run here. How it ended stands in its lease.</returns>
    public async Task<bool> RunAsync(string name, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        if (await leases.TryTakeAsync(name, due, cancellationToken) is not { } holder) return false;

        var outcome = await RunAsync(Timetable.Find(name), cancellationToken);
        await leases.ReleaseAsync(name, holder, outcome);
        return true;
    }

    private async Task<string> RunAsync(TimetableLine line, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var outcome = await ((IRecurringJob)ActivatorUtilities.CreateInstance(scope.ServiceProvider, line.Job)).RunAsync(either.Token);
            Ran(line.Name, outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            return limit.IsCancellationRequested ? "stopped: it took too long, and goes on next time" : "stopped with the server";
        }
        catch (Exception exception)
        {
            Failed(exception, line.Name);
            return $"failed: {exception.GetType().Name}";
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Job}: {Outcome}")]
    private partial void Ran(string job, string outcome);

    [LoggerMessage(LogLevel.Error, "The recurring job {Job} failed")]
    private partial void Failed(Exception exception, string job);
}
