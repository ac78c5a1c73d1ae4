using System.Text;
using Amps.Domain.Customers;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Amps.Api.OAuth;

/// <summary>What a client asks for, and as whom.</summary>
internal sealed record TokenRequest(string ClientId, string ClientSecret)
{
    private const string Basic = "Basic ";
    private const string Grant = "client_credentials";

    /// <summary>Reads the form and the client's authentication: by RFC 6749, so a parameter that it does not know is ignored.</summary>
    public static async Task<(TokenRequest? Request, OAuthError? Error)> ReadAsync(HttpContext http)
    {
        if (http.Request.QueryString.HasValue) return Refuse("The parameters belong into the form, not into the address.");
        if (!IsForm(http.Request.ContentType)) return Refuse("The body must be `application/x-www-form-urlencoded`.");

        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException)
        {
            return Refuse("The form cannot be read.");
        }

        return Read(form, http.Request.Headers.Authorization);
    }

    private static (TokenRequest? Request, OAuthError? Error) Read(IFormCollection form, StringValues authorization)
    {
        if (form.Any(field => field.Value.Count > 1)) return Refuse("A parameter is repeated.");

        var grant = form["grant_type"].ToString();
        if (grant.Length == 0) return Refuse("`grant_type` is missing.");
        if (!string.Equals(grant, Grant, StringComparison.Ordinal)) return (null, new OAuthError(OAuthError.UnsupportedGrantType, $"`grant_type` must be `{Grant}`."));

        var (id, secret) = (form["client_id"].ToString(), form["client_secret"].ToString());
        if (authorization.Count > 0)
        {
            if (secret.Length > 0) return Refuse("The client authenticates in the form or in the header, not in both.");
            if (ReadBasic(authorization) is not { } basic) return (null, new OAuthError(OAuthError.InvalidClient, "The header `Authorization` must be `Basic`, of the key's id and the key."));
            if (id.Length > 0 && !string.Equals(id, basic.ClientId, StringComparison.Ordinal)) return Refuse("`client_id` is not the one of the header.");

            (id, secret) = (basic.ClientId, basic.ClientSecret);
        }

        if (id.Length == 0 || secret.Length == 0) return (null, new OAuthError(OAuthError.InvalidClient, "Send the key's id as `client_id` and the key as `client_secret`, in the form or as Basic."));
        if (form["scope"].ToString().Length > 0) return (null, new OAuthError(OAuthError.InvalidScope, $"A token may do what its key may: leave `scope` away. The key needs `{Permission.TokensIssue}`."));

        return (new TokenRequest(id, secret), null);
    }

    // Both halves are encoded as in a form before they are joined (RFC 6749, 2.3.1).
    private static TokenRequest? ReadBasic(StringValues authorization)
    {
        if (authorization.Count != 1 || !authorization[0]!.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)) return null;

        var text = authorization[0]!.AsSpan(Basic.Length).Trim();
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64Chars(text, bytes, out var length)) return null;

        var halves = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return halves.Length < 2 ? null : new TokenRequest(Decode(halves[0]), Decode(halves[1]));
    }

    private static string Decode(string half) => Uri.UnescapeDataString(half.Replace('+', ' '));

    private static bool IsForm(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static (TokenRequest?, OAuthError?) Refuse(string why) => (null, new OAuthError(OAuthError.InvalidRequest, why));
}
