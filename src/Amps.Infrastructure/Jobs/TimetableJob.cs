using Quartz;

namespace Amps.Infrastructure.Jobs;

/// <summary>What Quartz calls for every line of the timetable.</summary>
[DisallowConcurrentExecution]
internal sealed class TimetableJob(RecurringJobs jobs) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await jobs.RunAsync(context.JobDetail.Key.Name, context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken);
}
