using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Persistence.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Amps.Infrastructure.Persistence;

internal static class PersistenceServices
{
    /// <summary>Registers the three stores on the chosen server, and the two ports through which they are seen.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, StorageSettings settings)
    {
        services.AddSingleton<IStores, Migrator>();
        services.AddSingleton<IOldRows, OldRowsStore>();
        services.AddSingleton<IRemovalQueue, RemovalQueue>();
        services.AddSingleton<ITroubledWork, TroubledWork>();
        services.AddSingleton<IEndpointOwners, EndpointOwners>();
        services.AddSingleton<IJourneyFinder, JourneyFinder>();
        services.AddSingleton<ICredentialFinder, CredentialFinder>();
        return settings.Provider switch
        {
            DatabaseProvider.Sqlite => services.AddStores<SqlitePlatformDbContext, SqliteSandboxDbContext, SqliteLiveDbContext>(new Sqlite(settings.DataFolder)),
            DatabaseProvider.PostgreSql => services.AddStores<PostgreSqlPlatformDbContext, PostgreSqlSandboxDbContext, PostgreSqlLiveDbContext>(new PostgreSql(settings.ConnectionString)).AddDatabaseClock(new PostgreSql(settings.ConnectionString)),
        };
    }

    // Only in the place of this machine's clock: a test's stays.
    private static IServiceCollection AddDatabaseClock(this IServiceCollection services, IServerClock server)
    {
        if (services.SingleOrDefault(service => service.ServiceType == typeof(TimeProvider))?.ImplementationInstance != TimeProvider.System) return services;

        var clock = new DatabaseClock(TimeProvider.System);
        services.AddSingleton(server);
        services.AddSingleton(clock);
        return services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
    }

    private static IServiceCollection AddStores<TPlatform, TSandbox, TLive>(this IServiceCollection services, IDatabaseProvider provider)
        where TPlatform : PlatformDbContext
        where TSandbox : SandboxDbContext
        where TLive : LiveDbContext
    {
        services.AddSingleton(_ => provider); // Made by the container, so that it disposes it.
        services.AddPooledDbContextFactory<TPlatform>(options => Configure(options, provider, Store.Platform));
        services.AddPooledDbContextFactory<TSandbox>(options => Configure(options, provider, Store.Sandbox));
        services.AddPooledDbContextFactory<TLive>(options => Configure(options, provider, Store.Live));

        services.AddScoped<IPlatformDb>(scope =>
        {
            var context = Lease<TPlatform>(scope);
            provider.Prepare(context);
            context.Directory = scope.GetRequiredService<KeyDirectory>();
            return context;
        });

        // The only place that turns an environment into a context: what the scope is not bound to cannot be reached from it.
        services.AddScoped<IEnvironmentDb>(scope =>
        {
            var request = scope.GetRequiredService<RequestScope>();
            var (environment, customer) = request.Tenant;
            EnvironmentDbContext context = environment switch
            {
                AmpsEnvironment.Sandbox => Lease<TSandbox>(scope),
                AmpsEnvironment.Live => Lease<TLive>(scope),
            };
            provider.Prepare(context);
            context.Bind(customer, isRequest: !request.IsSystem);
            context.Clock = scope.GetRequiredService<TimeProvider>();
            return context;
        });

        services.AddSingleton<IReadOnlyDictionary<Store, Func<DbContext>>>(root => new Dictionary<Store, Func<DbContext>>
        {
            [Store.Platform] = () => Lease<TPlatform>(root),
            [Store.Sandbox] = () => Lease<TSandbox>(root),
            [Store.Live] = () => Lease<TLive>(root),
        });
        return services;
    }

    private static void Configure(DbContextOptionsBuilder options, IDatabaseProvider provider, Store store)
    {
        provider.Configure(options, store);

        // A count to a cap takes any rows that there are: their order does not matter.
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));
    }

    private static TContext Lease<TContext>(IServiceProvider services) where TContext : DbContext =>
        services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext();
}
