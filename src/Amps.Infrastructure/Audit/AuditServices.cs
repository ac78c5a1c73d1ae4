using Amps.Application.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.Infrastructure.Audit;

internal static class AuditServices
{
    /// <summary>The chains of audit events. They need the stores and the master key.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditChain>();
        services.AddSingleton<IAuditChains, AuditChains>();
        services.AddSingleton<IPseudonyms, Pseudonyms>();
        return services;
    }
}
