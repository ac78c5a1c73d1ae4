using System.Net.Mime;
using Amps.AuthJourney.Assets;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.RazorPages;
using HostOptions = Amps.Api.Hosting.HostOptions;

namespace Amps.Api.Dashboard;

/// <summary>Mounts the pages of customers' members and of operators.</summary>
internal static class DashboardServices
{
    /// <summary>Where they stand.</summary>
    public const string Root = "/dashboard";

    private const string Area = "Dashboard";

    private static readonly EmbeddedAsset Style =
        new(Root + "/dashboard.css", MediaTypeNames.Text.Css, EmbeddedAsset.Pico, new EmbeddedFile(typeof(DashboardServices).Assembly, "Amps.Api.Dashboard.Assets.dashboard.css"));

    public static string StyleUrl => Style.Url;

    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.AddRouting(options => options.SetParameterPolicy<EnvironmentSegment>(EnvironmentSegment.Name));
        services.AddRazorPages().ConfigureApplicationPartManager(AddPages);
        services.Configure<RazorPagesOptions>(options => options.Conventions.AddAreaFolderApplicationModelConvention(Area, "/", page =>
        {
            page.Filters.Add(new ServiceFilterAttribute(typeof(DashboardGate)));
            page.Filters.Add(new ServiceFilterAttribute(typeof(StaleForms)));
        }));
        services.AddOptions<AntiforgeryOptions>().Configure<HostOptions>(DashboardCookies.Configure);
        services.AddSingleton<DashboardCookies>();
        services.AddSingleton<StaleForms>();
        services.AddScoped<DashboardGate>();
        return services;
    }

    public static void MapDashboard(this IEndpointRouteBuilder routes) => Style.Map(routes);

    // The framework looks beside the program that runs, which in tests is another one.
    private static void AddPages(ApplicationPartManager parts)
    {
        var assembly = typeof(DashboardServices).Assembly;
        if (parts.ApplicationParts.Any(part => string.Equals(part.Name, assembly.GetName().Name, StringComparison.Ordinal))) return;

        foreach (var part in ApplicationPartFactory.GetApplicationPartFactory(assembly).GetApplicationParts(assembly)) parts.ApplicationParts.Add(part);
    }
}
