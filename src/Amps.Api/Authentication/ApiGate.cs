using Amps.Api.Envelope;
using Amps.Api.Routing;
using Amps.Api.Sandbox;
using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Application.Common;
using Amps.AuthJourney;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Authentication;

/// <summary>
/// Lets calls in, in the contract's order: unknown route (404), key (401), its limit (401), what it may do (403), method (405).
/// From here on the scope belongs to the key's customer and environment.
/// </summary>
internal sealed class ApiGate(RequestDelegate next, KeyGate gate, CallLimits limits, KeyUsage usage, EnvelopeWriter envelopes)
{
    public async Task InvokeAsync(HttpContext http, RequestScope scope, JourneyPlace journey)
    {
        var endpoint = http.GetEndpoint();
        if (journey.Holds(http.Request))
        {
            // Has pages of its own for what goes wrong.
            if (endpoint is null) http.Response.StatusCode = StatusCodes.Status404NotFound;
            else await next(http);
            return;
        }

        if (endpoint is null)
        {
            await envelopes.WriteAsync(http, HttpFailures.UnknownRoute);
            return;
        }

        var route = endpoint.Metadata.GetMetadata<ApiRoute>();
        var isWrongMethod = route is null && WrongMethod.Is(endpoint);
        if (route is not null || (isWrongMethod && WrongMethod.BelongsToApi(http.Request.Path)))
        {
            if (await AdmitAsync(http, scope, route?.Permission) is { } refused)
            {
                await envelopes.WriteAsync(http, refused);
                return;
            }
        }

        await next(http);
        if (!isWrongMethod || http.Response.HasStarted) return;

        // Routing does not know that HEAD works as GET.
        var allowed = http.Response.Headers.Allow.ToString();
        if (allowed.Contains(HttpMethods.Get, StringComparison.Ordinal)) http.Response.Headers.Allow = $"{allowed}, {HttpMethods.Head}";
        await envelopes.WriteAsync(http, HttpFailures.MethodNotAllowed);
    }

    private async Task<Failure?> AdmitAsync(HttpContext http, RequestScope scope, string? permission)
    {
        var sent = KeyHeaders.Read(http.Request.Headers);
        var address = ClientAddress.Of(http.Connection.RemoteIpAddress);
        if (!sent.Succeeded) return sent.Failure.Code is ErrorCode.Unauthorized ? sent.Failure : gate.Refuse(address, sent.Failure);

        var key = await gate.IdentifyAsync(sent.Value, address, http.RequestAborted);
        if (!key.Succeeded) return key.Failure;

        var record = key.Value;
        if (SandboxRoutes.AreHiddenFrom(record, http.Request.Path)) return HttpFailures.UnknownRoute;

        Call.Of(http).Key = record;
        var allowance = limits.Take(record);
        RateLimitHeaders.Write(http.Response, allowance);
        if (allowance.Wait is { } wait) return KeyFailures.RateLimited(wait);

        usage.Note(record);
        if (record.Forbids(permission) is { } forbidden) return forbidden;

        scope.Bind(new Tenant(record.Environment, record.CustomerId), record.Actor, ClientAddress.Whole(http.Connection.RemoteIpAddress));
        return null;
    }
}
