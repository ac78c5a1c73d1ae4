using Amps.Api.Authentication;
using Amps.Api.Envelope;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.ApiKeys.GrantToken;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.OAuth;

/// <summary>Gives access tokens to programs: the client-credentials grant of RFC 6749. It authenticates by itself, and answers no envelopes.</summary>
internal sealed class TokenEndpoint(KeyGate gate, CallLimits limits, KeyUsage usage)
{
    public const string Path = "/oauth2/token";

    private static readonly Failure OtherClient = KeyFailures.Unknown with { Message = "`client_id` is not the id of this key." };

    public async Task AnswerAsync(HttpContext http)
    {
        http.Response.Headers.Pragma = "no-cache";
        var (asked, error) = await TokenRequest.ReadAsync(http);
        if (asked is null)
        {
            await error!.WriteAsync(http);
            return;
        }

        var client = await IdentifyAsync(asked, ClientAddress.Of(http.Connection.RemoteIpAddress), http.RequestAborted);
        if (!client.Succeeded)
        {
            await OAuthError.OfClient(client.Failure).WriteAsync(http, client.Failure);
            return;
        }

        await GrantAsync(http, client.Value);
    }

    private async Task<Result<KeyRecord>> IdentifyAsync(TokenRequest asked, string address, CancellationToken cancellationToken)
    {
        var key = await gate.IdentifyBodyAsync(asked.ClientSecret, address, cancellationToken);
        return key.Succeeded && !string.Equals(key.Value.KeyId.Value, asked.ClientId, StringComparison.Ordinal) ? gate.Refuse(address, OtherClient) : key;
    }

    private async Task GrantAsync(HttpContext http, KeyRecord key)
    {
        Call.Of(http).Key = key;
        var allowance = limits.Take(key);
        RateLimitHeaders.Write(http.Response, allowance);
        if (allowance.Wait is { } wait)
        {
            var tooMany = KeyFailures.RateLimited(wait);
            await OAuthError.OfClient(tooMany).WriteAsync(http, tooMany);
            return;
        }

        usage.Note(key);
        if (key.Forbids(Permission.TokensIssue) is { } forbidden)
        {
            await new OAuthError(OAuthError.UnauthorizedClient, forbidden.Message).WriteAsync(http);
            return;
        }

        http.RequestServices.GetRequiredService<RequestScope>().ActFor(key.CustomerId, key.Actor, ClientAddress.Whole(http.Connection.RemoteIpAddress));
        var granted = await http.RequestServices.GetRequiredService<ISender>().Send(new GrantTokenCommand(key.KeyId), http.RequestAborted);
        if (!granted.Succeeded)
        {
            await OAuthError.OfClient(granted.Failure).WriteAsync(http, granted.Failure);
            return;
        }

        var token = granted.Value;
        var answer = new TokenAnswer(token.Token, "Bearer", (long)(token.ExpiresAt - token.IssuedAt).TotalSeconds);
        await http.Response.WriteAsJsonAsync(answer, OAuthJson.Default.TokenAnswer, contentType: null, http.RequestAborted);
    }
}
