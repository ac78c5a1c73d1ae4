using System.Net.Mime;
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

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var asset in new[] { Style, Done, Helper }) asset.Map(routes);
    }

    private static EmbeddedFile File(string name) => new(typeof(JourneyAssets).Assembly, $"Amps.AuthJourney.Assets.{name}");
}
