using System.IO.Compression;
using System.Net.Mime;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Amps.AuthJourney.Assets;

/// <summary>The stylesheet and the scripts, as they were built into the assembly. The pages name them with their version, so browsers keep them for good.</summary>
internal sealed class JourneyAssets
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string ForAWhile = "public, max-age=300";

    private static readonly JourneyAssets Style = new("/link/link.css", MediaTypeNames.Text.Css, "pico.css", "link.css");
    private static readonly JourneyAssets Done = new("/link/done.js", MediaTypeNames.Text.JavaScript, "done.js");
    private static readonly JourneyAssets Helper = new("/link/amps-link.js", MediaTypeNames.Text.JavaScript, "amps-link.js");

    private readonly byte[] plain;
    private readonly byte[] zipped;
    private readonly string path;
    private readonly string type;

    private JourneyAssets(string path, string type, params string[] files)
    {
        this.path = path;
        this.type = type + "; charset=utf-8";
        plain = [.. files.SelectMany(Read)];
        zipped = Zip(plain);
        Url = $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(plain))[..12]}";
    }

    public static string StyleUrl => Style.Url;

    public static string DoneUrl => Done.Url;

    private string Url { get; }

    /// <param name="routes">Of the host.</param>
    /// <param name="ownHost">The only host name at which they answer, where there is one.</param>
    public static void Map(IEndpointRouteBuilder routes, string? ownHost)
    {
        foreach (var asset in new[] { Style, Done, Helper })
        {
            var route = routes.MapGet(asset.path, asset.SendAsync).ExcludeFromDescription();
            if (ownHost is not null) route.RequireHost(ownHost);
        }
    }

    private Task SendAsync(HttpContext http)
    {
        var isZipped = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var content = isZipped ? zipped : plain;
        http.Response.ContentType = type;
        http.Response.ContentLength = content.Length;
        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? Forever : ForAWhile;
        http.Response.Headers.Vary = "accept-encoding";
        if (isZipped) http.Response.Headers.ContentEncoding = "gzip";
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Amps.AuthJourney.Assets.{file}") ?? throw new InvalidOperationException($"{file} was not built into the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] Zip(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize)) gzip.Write(content);
        return memory.ToArray();
    }
}
