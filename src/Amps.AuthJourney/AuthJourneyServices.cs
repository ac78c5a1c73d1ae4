using Amps.AuthJourney.Assets;
using Amps.AuthJourney.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.AuthJourney;

/// <summary>Mounts the pages that end users see.</summary>
public static class AuthJourneyServices
{
    public static IServiceCollection AddAuthJourney(this IServiceCollection services)
    {
        services.AddRouting(options => options.SetParameterPolicy<AppSegment>(AppSegment.Name));
        services.AddRazorPages().ConfigureApplicationPartManager(AddPages);
        services.AddSingleton<StepTokens>();
        services.AddScoped<StepMoves>();
        return services;
    }

    // The framework looks beside the program that runs, which in tests is another one.
    private static void AddPages(ApplicationPartManager parts)
    {
        var assembly = typeof(AuthJourneyServices).Assembly;
        if (parts.ApplicationParts.Any(part => string.Equals(part.Name, assembly.GetName().Name, StringComparison.Ordinal))) return;

        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)) parts.ApplicationParts.Add(part);
    }

    public static void MapAuthJourney(this IEndpointRouteBuilder routes)
    {
        JourneyAssets.Map(routes);
        routes.MapRazorPages();
    }
}
