using System.Security.Cryptography;
using Amps.Application.Common;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;

namespace Amps.Infrastructure.Jobs;

/// <summary>Sees to it that of all nodes one runs a job.</summary>
internal sealed class JobLeases(IReadOnlyDictionary<Store, Func<DbContext>> stores, IDatabaseProvider provider, Node node, TimeProvider time)
{
    /// <summary>How long a run holds its job; no run may take longer.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>Takes a job for one run.</summary>
    /// <param name="name">The job.</param>
    /// <param name="due">The instant of the timetable; taken once among all nodes. None for a run out of turn.</param>
    /// <param name="cancellationToken">Takes nothing.</param>
    /// <returns>The name of the run, or nothing where another node has the job, or had it for this instant.</returns>
    public async Task<string?> TryTakeAsync(string name, DateTimeOffset? due, CancellationToken cancellationToken)
    {
        await using var context = stores[Store.Platform]();
        await AddAsync(context, name, cancellationToken);

        var now = time.Now();
        var until = now + Length;
        var holder = $"{node.Id}/{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var free = context.Set<JobLease>().Where(row => row.Name == name && (row.Until == null || row.Until <= now) && (due == null || row.LastDue == null || row.LastDue < due));
        var taken = await provider.WriteAsync(context, isRequest: false, () => free.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Holder, holder).SetProperty(row => row.Until, until).SetProperty(row => row.LastDue, row => due ?? row.LastDue).SetProperty(row => row.LastRunAt, now),
            cancellationToken), cancellationToken);
        return taken == 1 ? holder : null;
    }

    /// <summary>Gives a job back; says nothing where the lease was over and another node has it.</summary>
    public async Task ReleaseAsync(string name, string holder, string outcome)
    {
        await using var context = stores[Store.Platform]();
        var text = outcome.Length <= JobLease.MaxOutcome ? outcome : outcome[..JobLease.MaxOutcome];
        var held = context.Set<JobLease>().Where(row => row.Name == name && row.Holder == holder);
        await provider.WriteAsync(context, isRequest: false, () => held.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Holder, (string?)null).SetProperty(row => row.Until, (DateTimeOffset?)null).SetProperty(row => row.LastOutcome, text),
            CancellationToken.None), CancellationToken.None);
    }

    private static async Task AddAsync(DbContext context, string name, CancellationToken cancellationToken)
    {
        if (await context.Set<JobLease>().AnyAsync(row => row.Name == name, cancellationToken)) return;

        context.Add(new JobLease { Name = name });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node was quicker.
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }
}
