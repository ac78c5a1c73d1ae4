using Amps.AuthJourney.Assets;
using Amps.AuthJourney.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.AuthJourney;

/// <summary>Mounts the pages that end users see.</summary>
public static class AuthJourneyServices
{
    public static IServiceCollection AddAuthJourney(this IServiceCollection services)
    {
        services.AddRazorPages();
        services.AddSingleton<StepTokens>();
        services.AddScoped<StepMoves>();
        return services;
    }

    public static void MapAuthJourney(this IEndpointRouteBuilder routes)
    {
        JourneyAssets.Map(routes);
        routes.MapRazorPages();
    }
}
