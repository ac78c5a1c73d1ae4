using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Infrastructure.Jobs;

internal static class JobServices
{
    /// <summary>Registers the pumps and their kinds of work. A new kind is one line here.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Settings.Read<DispatchOptions>(configuration, "Dispatch"));
        services.AddSingleton<IWorkKind, ActionKind>();
        services.AddSingleton<IWorkKind, ScheduleKind>();

        services.AddSingleton<IReadOnlyDictionary<AmpsEnvironment, QueueStore>>(root => Enum.GetValues<AmpsEnvironment>().ToDictionary(
            environment => environment,
            environment => new QueueStore(environment, root.GetRequiredService<IReadOnlyDictionary<Store, Func<DbContext>>>(), root.GetRequiredService<IDatabaseProvider>())));
        services.AddSingleton<Pumps>();
        services.AddSingleton<IJobs>(root => root.GetRequiredService<Pumps>());
        services.AddSingleton<IPumps>(root => root.GetRequiredService<Pumps>());
        return services;
    }
}
