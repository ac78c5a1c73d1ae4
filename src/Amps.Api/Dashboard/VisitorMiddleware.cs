using System.Security.Claims;
using Amps.Application.Common;
using Amps.Application.People.ReadVisitor;
using Amps.Application.People.SeeVisitor;

namespace Amps.Api.Dashboard;

/// <summary>Finds out who looks at the dashboard, before anything of a form is read. The database is asked each time: what was ended or changed holds on the next page, on every node.</summary>
internal sealed class VisitorMiddleware(RequestDelegate next, DashboardCookies cookies, IServiceScopeFactory scopes, TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Path.StartsWithSegments(DashboardServices.Root, StringComparison.OrdinalIgnoreCase))
        {
            DashboardHeaders.Write(http.Response);
            if (cookies.SecretOf(http.Request) is { } secret) await IdentifyAsync(http, secret);
        }

        await next(http);
    }

    private async Task IdentifyAsync(HttpContext http, string secret)
    {
        // A scope of its own: that of the call belongs to whoever is found out here.
        await using var scope = scopes.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<ISender>();
        var found = await sender.Send(new ReadVisitorQuery(secret), http.RequestAborted);
        if (!found.Succeeded) return;

        var visitor = found.Value;
        if (time.Now() - visitor.SeenAt >= Minute) await sender.Send(new SeeVisitorCommand(visitor.Session), http.RequestAborted);
        http.Features.Set(new Visit(visitor));

        // Forms are good for the session that they were made in, and for no other.
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, visitor.Session.Value)], "dashboard"));
    }
}
