using Amps.Api.Authentication;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The two headers that a key or an access token can travel in; either one is enough.</summary>
internal static class DocumentSecurity
{
    private const string Header = "apiKey";
    private const string Bearer = "bearer";
    private const string Client = "client";

    public static void Declare(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Header, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = KeyHeaders.ApiKey,
            Description = "The key itself, or an access token that was issued from it. `amps_sk_test_…` sees the sandbox, `amps_sk_live_…` real devices.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "The same key or access token, as `Authorization: Bearer <key or token>`.",
        });
        document.AddComponent<IOpenApiSecurityScheme>(Client, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "basic",
            Description = "For `POST /oauth2/token` alone: the key's id as user, the key as password.",
        });
        document.Security = [Requirement(Header, document), Requirement(Bearer, document)];
    }

    /// <summary>The client's own authentication, which may also stand in the form.</summary>
    public static IList<OpenApiSecurityRequirement> OfTokens(OpenApiDocument document) => [Requirement(Client, document), new OpenApiSecurityRequirement()];

    private static OpenApiSecurityRequirement Requirement(string scheme, OpenApiDocument document) =>
        new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [] };
}
