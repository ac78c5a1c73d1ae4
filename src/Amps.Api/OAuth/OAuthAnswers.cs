using System.Globalization;
using System.Text.Json.Serialization;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.OAuth;

/// <summary>A token, as RFC 6749 (5.1) answers it.</summary>
/// <param name="AccessToken">What is sent as `Authorization: Bearer`.</param>
/// <param name="TokenType">Always `Bearer`.</param>
/// <param name="ExpiresIn">Seconds until it ends: 3600, or fewer where the key itself ends before.</param>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] long ExpiresIn);

/// <summary>A refusal, as RFC 6749 (5.2) answers it.</summary>
/// <param name="Error">A word of the RFC.</param>
/// <param name="Description">One sentence for a developer.</param>
internal sealed record OAuthError(
    [property: JsonPropertyName("error")] string Error,
    [property: JsonPropertyName("error_description")] string Description)
{
    public const string InvalidRequest = "invalid_request";
    public const string InvalidClient = "invalid_client";
    public const string UnauthorizedClient = "unauthorized_client";
    public const string UnsupportedGrantType = "unsupported_grant_type";
    public const string InvalidScope = "invalid_scope";

    /// <summary>Of RFC 8628; the words of RFC 6749 have none for too many calls.</summary>
    public const string SlowDown = "slow_down";

    /// <summary>The words with their statuses and meanings, for the document.</summary>
    public static IReadOnlyList<(string Word, int Status, string Meaning)> All { get; } =
    [
        (InvalidRequest, StatusCodes.Status400BadRequest, "The form cannot be read: a parameter is missing or repeated, or the client authenticates twice."),
        (UnsupportedGrantType, StatusCodes.Status400BadRequest, "Only `client_credentials` is granted."),
        (UnauthorizedClient, StatusCodes.Status400BadRequest, "The key lacks the permission `tokens:issue`, or live is not enabled for its customer."),
        (InvalidScope, StatusCodes.Status400BadRequest, "A token may do what its key may: leave `scope` away."),
        (InvalidClient, StatusCodes.Status401Unauthorized, "The key is missing, unknown, revoked or expired, or is not the one that `client_id` names."),
        (SlowDown, StatusCodes.Status429TooManyRequests, "Too many tokens or calls: `retry-after` says when to come back."),
    ];

    [JsonIgnore]
    public int Status => All.First(one => string.Equals(one.Word, Error, StringComparison.Ordinal)).Status;

    /// <summary>What a failure of authentication is called here.</summary>
    public static OAuthError OfClient(Failure failure) => new(failure.Kind == FailureKind.TooMany ? SlowDown : InvalidClient, failure.Message);

    public async Task WriteAsync(HttpContext http, Failure? failure = null)
    {
        if (failure?.Details is RateLimitDetails wait) http.Response.Headers.RetryAfter = wait.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        if (Status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Basic realm=\"amps\"";
        http.Response.StatusCode = Status;
        await http.Response.WriteAsJsonAsync(this, OAuthJson.Default.OAuthError, contentType: null, http.RequestAborted);
    }
}

/// <summary>Where tokens come from, as RFC 8414 tells it.</summary>
internal sealed record ServerMetadata(
    [property: JsonPropertyName("issuer")] string Issuer,
    [property: JsonPropertyName("token_endpoint")] string TokenEndpoint,
    [property: JsonPropertyName("grant_types_supported")] IReadOnlyList<string> GrantTypes,
    [property: JsonPropertyName("token_endpoint_auth_methods_supported")] IReadOnlyList<string> AuthMethods,
    [property: JsonPropertyName("response_types_supported")] IReadOnlyList<string> ResponseTypes,
    [property: JsonPropertyName("service_documentation")] string Documentation);

[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(OAuthError))]
[JsonSerializable(typeof(ServerMetadata))]
internal sealed partial class OAuthJson : JsonSerializerContext;
