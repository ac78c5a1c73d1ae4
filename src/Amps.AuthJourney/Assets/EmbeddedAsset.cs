using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Amps.AuthJourney.Assets;

/// <summary>A stylesheet or a script that was built into an assembly, made of one file or several. Pages name it with its version, so browsers keep it for good.</summary>
public sealed class EmbeddedAsset
{
    private const string Forever = "public, max-age=31536000, immutable";
    private const string ForAWhile = "public, max-age=300";

    private readonly byte[] plain;
    private readonly byte[] zipped;
    private readonly string path;
    private readonly string type;

    /// <param name="path">Where it is served.</param>
    /// <param name="type">What it is.</param>
    /// <param name="files">Its parts, in their order.</param>
    public EmbeddedAsset(string path, string type, params EmbeddedFile[] files)
    {
        this.path = path;
        this.type = type + "; charset=utf-8";
        plain = [.. files.SelectMany(Read)];
        zipped = Zip(plain);
        Url = $"{path}?v={Convert.ToHexStringLower(SHA256.HashData(plain))[..12]}";
    }

    /// <summary>The part of Pico that all pages for people share.</summary>
    public static EmbeddedFile Pico { get; } = new(typeof(EmbeddedAsset).Assembly, "Amps.AuthJourney.Assets.pico.css");

    /// <summary>With the version.</summary>
    public string Url { get; }

    public IEndpointConventionBuilder Map(IEndpointRouteBuilder routes) => routes.MapGet(path, SendAsync).ExcludeFromDescription();

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

    private static byte[] Read(EmbeddedFile file)
    {
        using var stream = file.Assembly.GetManifestResourceStream(file.Name) ?? throw new InvalidOperationException($"{file.Name} was not built into the assembly.");
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

/// <summary>A file that was built into an assembly.</summary>
/// <param name="Assembly">Where it lies.</param>
/// <param name="Name">Its full name there.</param>
public sealed record EmbeddedFile(Assembly Assembly, string Name);
