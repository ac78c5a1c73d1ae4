using Amps.AuthJourney.Assets;
using Amps.AuthJourney.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Amps.AuthJourney;

/// <summary>Mounts the pages that end users see.</summary>
public static class AuthJourneyServices
{
    private const string Area = "Journey";

    private static readonly HttpMethodMetadata Methods = new([HttpMethods.Get, HttpMethods.Post]);

    /// <param name="services">Of the host.</param>
    /// <param name="ownHost">The host name at which the pages answer, and nothing else does; none where they share the server's.</param>
    public static IServiceCollection AddAuthJourney(this IServiceCollection services, string? ownHost)
    {
        services.AddSingleton(new JourneyPlace(ownHost));
        services.AddRouting(options => options.SetParameterPolicy<AppSegment>(AppSegment.Name));
        services.AddRazorPages(options =>
        {
            // Beside the one with an app: routing looks into no constraint of a segment that may be left away.
            options.Conventions.AddAreaPageRoute(Area, "/Start", "/link");
            options.Conventions.AddAreaFolderApplicationModelConvention(Area, "/", page => Bind(page.EndpointMetadata, ownHost));
        }).ConfigureApplicationPartManager(AddPages);
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

    /// <summary>Stands before routing.</summary>
    public static void UseAuthJourney(this IApplicationBuilder app) => app.UseMiddleware<JourneyDoor>();

    public static void MapAuthJourney(this IEndpointRouteBuilder routes)
    {
        JourneyAssets.Map(routes, routes.ServiceProvider.GetRequiredService<JourneyPlace>().Host);
        routes.MapRazorPages();
    }

    private static void Bind(IList<object> page, string? ownHost)
    {
        page.Add(Methods);
        if (ownHost is not null) page.Add(new HostAttribute(ownHost));
    }
}
