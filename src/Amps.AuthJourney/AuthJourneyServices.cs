using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.AuthJourney;

/// <summary>Mounts the pages that end users see.</summary>
public static class AuthJourneyServices
{
    public static IServiceCollection AddAuthJourney(this IServiceCollection services)
    {
        services.AddRazorPages();

        // No page has a form yet, so nothing protected outlives the process; the default would leave a key ring in the home folder.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }

    public static void MapAuthJourney(this IEndpointRouteBuilder routes) => routes.MapRazorPages();
}
