using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The document as it is sent. It cannot change while the process runs, so it is made once, when it is first asked for.</summary>
internal sealed class PublishedDocument([FromKeyedServices(AmpsOpenApi.DocumentName)] IOpenApiDocumentProvider provider)
{
    private byte[]? json;

    // Two first callers make it twice, which harms nobody.
    public async Task<byte[]> GetAsync(CancellationToken cancellationToken) => json ??= await MakeAsync(cancellationToken);

    private async Task<byte[]> MakeAsync(CancellationToken cancellationToken)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
        using var buffer = new MemoryStream();
        await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        return buffer.ToArray();
    }
}
