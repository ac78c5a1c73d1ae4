using Amps.Application.Common;
using Amps.Application.People;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Journeys;
using Amps.Domain.People;

namespace Amps.Application.Retention;

/// <summary>Deletes what has been kept long enough: few rows at a time, with pauses in which due work goes first.</summary>
public sealed class DeleteOldRowsJob(IOldRows rows, IAuditChains audit, RetentionOptions options, DashboardOptions dashboard, TimeProvider time) : IRecurringJob
{
    private const int Batch = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await DeleteAsync(most => rows.DeleteTokensAsync(time.Now() - AccessToken.KeptAfterEnd, most, cancellationToken), cancellationToken);
        deleted += await DeleteAsync(most => rows.DeleteSessionsAsync(time.Now() - dashboard.Limits.Silence, most, cancellationToken), cancellationToken);
        deleted += await DeleteAsync(most => rows.DeleteFailuresAsync(time.Now() - SignInFailures.Remembered, most, cancellationToken), cancellationToken);
        deleted += await DeleteAsync(most => rows.DeleteFiguresAsync(time.Now() - WorkHour.Kept, most, cancellationToken), cancellationToken);
        deleted += await rows.DeleteNodesAsync(time.Now() - NodeRead.Kept, cancellationToken);
        deleted += await DeleteAsync(most => audit.DeleteAsync(time.Now() - TimeSpan.FromDays(options.AuditDays), most, cancellationToken), cancellationToken);
        foreach (var environment in Enum.GetValues<AmpsEnvironment>())
        {
            foreach (var kind in Enum.GetValues<OldRows>())
            {
                var before = time.Now() - Kept(kind);
                deleted += await DeleteAsync(most => rows.DeleteAsync(environment, kind, before, most, cancellationToken), cancellationToken);
            }
        }

        return $"{deleted} rows deleted";
    }

    private async Task<int> DeleteAsync(Func<int, Task<int>> delete, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var some = await delete(Batch);
            all += some;
            if (some < Batch) return all;

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private TimeSpan Kept(OldRows kind) => kind switch
    {
        OldRows.Actions => TimeSpan.FromDays(options.ActionDays),
        OldRows.IdempotencyRecords => IdempotencyRecord.Kept,
        OldRows.WebhookMessages => TimeSpan.FromDays(options.MessageDays),
        OldRows.UndeliveredMessages => TimeSpan.FromDays(Math.Max(options.MessageDays, options.UndeliveredDays)),
        OldRows.Journeys => Journey.Kept,
    };
}
