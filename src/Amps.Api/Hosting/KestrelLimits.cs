using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Amps.Api.Hosting;

/// <summary>What the contract says of sizes.</summary>
internal static class KestrelLimits
{
    public const int MaxBody = 64 * 1024;

    private const int MaxRequestLine = 32 * 1024;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MaxBody;
        kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        kestrel.Limits.MaxRequestBufferSize = 4 * MaxRequestLine;
    }
}
