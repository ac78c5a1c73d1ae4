using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Amps.AuthJourney.Assets;

/// <summary>The stylesheet and the scripts of the journey's pages.</summary>
internal static class JourneyAssets
{
    private static readonly EmbeddedAsset Style = new("/link/link.css", MediaTypeNames.Text.Css, EmbeddedAsset.Pico, File("link.css"));
    private static readonly EmbeddedAsset Done = new("/link/done.js", MediaTypeNames.Text.JavaScript, File("done.js"));
    private static readonly EmbeddedAsset Helper = new("/link/amps-link.js", MediaTypeNames.Text.JavaScript, File("amps-link.js"));

    public static string StyleUrl => Style.Url;

    public static string DoneUrl => Done.Url;

    /// <param name="routes">Of the host.</param>
    /// <param name="ownHost">The only host name at which they answer, where there is one.</param>
    public static void Map(IEndpointRouteBuilder routes, string? ownHost)
    {
        foreach (var asset in new[] { Style, Done, Helper })
        {
            var route = asset.Map(routes);
            if (ownHost is not null) route.RequireHost(ownHost);
        }
    }

    private static EmbeddedFile File(string name) => new(typeof(JourneyAssets).Assembly, $"Amps.AuthJourney.Assets.{name}");
}
