using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Infrastructure.Audit;
using Amps.Infrastructure.Jobs;
using Amps.Infrastructure.Oems;
using Amps.Infrastructure.Oems.Accounts;
using Amps.Infrastructure.Oems.Simulator;
using Amps.Infrastructure.Persistence;
using Amps.Infrastructure.Secrets;
using Amps.Infrastructure.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Infrastructure;

public static class InfrastructureServices
{
    /// <summary>The adapters behind the application's ports; no work in the background, so that the command line starts fast.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Sections <c>ConnectionStrings</c>, <c>Database</c>, <c>Dispatch</c>, <c>Jobs</c>, <c>Oems</c>, <c>RateLimit</c>, <c>Retention</c>, <c>Webhooks</c>.</param>
    /// <param name="dataFolder">Where files go.</param>
    /// <param name="isDevelopment">Whether this machine may be a receiver of webhooks and a page of an app, and a master key be made where there is none.</param>
    public static IServiceCollection AddInfrastructure(this IServiceCollection services, IConfiguration configuration, string dataFolder, bool isDevelopment)
    {
        services.AddPersistence(StorageSettings.Read(configuration, dataFolder));
        services.AddSecrets(configuration, dataFolder, isDevelopment);
        services.AddAudit();
        services.AddWebhookSender(configuration, isDevelopment);
        services.AddSingleton(new AppUrlRules(AllowsLoopbackHttp: isDevelopment));
        services.AddSingleton(Settings.Read<OemOptions>(configuration, "Oems"));
        services.AddSingleton(Settings.Read<RateLimitOptions>(configuration, "RateLimit"));
        services.AddSingleton<IHistoryDue, HistoryDue>();
        services.AddSingleton<ISimulatedStore, StoredSimulatedStore>();
        services.AddSingleton<OemCatalog>();
        services.AddSingleton<OemHealthWatch>();
        services.AddSingleton<IGrants, GrantKeeper>();
        services.AddSingleton<IDeviceGateway, DeviceGateway>();
        services.AddSingleton<ISignIn, OemSignIn>();
        services.AddJobs(configuration);
        services.AddSingleton<ISandboxWorld, SimulatedWorld>();
        return services;
    }

    /// <summary>The work that a running server does beside its calls.</summary>
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services, IConfiguration configuration) => services.AddRunningJobs(configuration);
}
