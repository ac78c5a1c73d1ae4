using Amps.Application.Ports;
using Amps.Application.Retention;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Amps.Infrastructure.Jobs;

internal static class JobServices
{
    /// <summary>Registers the pumps and their kinds of work, and the recurring jobs. A new kind of work is one line here, a new job one in <see cref="Timetable"/>.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Settings.Read<DispatchOptions>(configuration, "Dispatch"));
        services.AddSingleton(Settings.Read<RetentionOptions>(configuration, "Retention"));
        services.AddSingleton<IWorkKind, ActionKind>();
        services.AddSingleton<IWorkKind, ScheduleKind>();
        services.AddSingleton<IWorkKind, DeliveryKind>();

        services.AddSingleton<IReadOnlyDictionary<AmpsEnvironment, QueueStore>>(root => Enum.GetValues<AmpsEnvironment>().ToDictionary(
            environment => environment,
            environment => new QueueStore(environment, root.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>(), root.GetRequiredService<IDatabaseProvider>())));
        services.AddSingleton(root => Node.Make(root.GetServices<IWorkKind>(), Settings.Read<JobOptions>(configuration, "Jobs")));
        services.AddSingleton<WorkFigures>();
        services.AddSingleton<NodeStore>();
        services.AddSingleton<INodeBoard>(root => root.GetRequiredService<NodeStore>());
        services.AddSingleton<Pumps>();
        services.AddSingleton<IJobs>(root => root.GetRequiredService<Pumps>());
        services.AddSingleton<IPumps>(root => root.GetRequiredService<Pumps>());
        services.AddSingleton<JobLeases>();
        services.AddSingleton<RecurringJobs>();
        services.AddSingleton<IJobBoard, JobBoard>();
        return services;
    }

    /// <summary>Starts them with the host. What is registered first is stopped last: what is being sent may take all the time that there is.</summary>
    public static IServiceCollection AddRunningJobs(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(DatabaseClock))) services.AddHostedService<DatabaseClockSync>();
        services.AddHostedService<NodeBeat>();
        services.AddHostedService(root => root.GetRequiredService<Pumps>());
        services.AddHostedService<AccessStampWatch>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<AuditSealing>();
        services.AddHostedService<QueueWatch>();
        return Settings.Read<JobOptions>(configuration, "Jobs").Timetable ? services.AddTimetable() : services;
    }

    private static IServiceCollection AddTimetable(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            // What runs is told to stop and ends by itself, so that no lease stays behind.
            quartz.ConfigureScheduler(options => options.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            foreach (var line in Timetable.Lines)
            {
                quartz.ScheduleJob<TimetableJob>(
                    trigger => trigger.WithIdentity(line.Name).WithCronSchedule(line.Cron, cron => cron.InTimeZone(TimeZoneInfo.Utc)),
                    job => job.WithIdentity(line.Name));
            }
        });
        return services.AddQuartzHostedService(options =>
        {
            options.AwaitApplicationStarted = true;
            options.WaitForJobsToComplete = true;
        });
    }
}
