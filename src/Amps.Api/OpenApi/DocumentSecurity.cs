using Amps.Api.Authentication;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The two headers that a key can travel in; either one is enough.</summary>
internal static class DocumentSecurity
{
    private const string Header = "apiKey";
    private const string Bearer = "bearer";

    public static void Declare(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Header, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = KeyHeaders.ApiKey,
            Description = "The key itself. `amps_sk_test_…` sees the sandbox, `amps_sk_live_…` real devices.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The same key, as `Authorization: Bearer <key>`.",
        });
        document.Security = [Requirement(Header, document), Requirement(Bearer, document)];
    }

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
