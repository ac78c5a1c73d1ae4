using System.Net.Mime;
using System.Text;
using Amps.Application.Ports;
using Amps.Infrastructure.Oems.Simulator.SignIn;

namespace Amps.Api.Simulator;

/// <summary>The sign-in page that simulated manufacturers have of their own, as real ones with OAuth do. It knows nothing of journeys: it takes a browser in, and sends it back with a code.</summary>
internal static class SimulatedSignInRoutes
{
    private const string Path = "/simulator/oauth/authorize";

    public static void MapSimulatedSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, Show).ExcludeFromDescription();
        routes.MapPost(Path, AnswerAsync).ExcludeFromDescription();
    }

    private static IResult Show(HttpContext http, IPublicAddress address) =>
        AuthorizeQuery.Read(http.Request.Query, address) is { } query ? Page(http, SimulatedSignInHtml.SignIn(query.Name, problem: null)) : Refuse(http);

    private static async Task<IResult> AnswerAsync(HttpContext http, IPublicAddress address, SimulatedSignInPage page)
    {
        if (AuthorizeQuery.Read(http.Request.Query, address) is not { } query || !http.Request.HasFormContentType) return Refuse(http);

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["decision"] == "deny") return SeeOther(http, SimulatedSignInPage.Denied(query.RedirectUri, query.State));

        var user = form["user"].ToString().Trim();
        var password = form["password"].ToString();
        if (user.Length == 0 || password.Length == 0) return Page(http, SimulatedSignInHtml.SignIn(query.Name, "Enter a name and a password."));
        if (string.Equals(password, "wrong", StringComparison.Ordinal)) return Page(http, SimulatedSignInHtml.SignIn(query.Name, "The name or the password is wrong."));

        return SeeOther(http, page.Allowed(query.Oem, user, query.Challenge, query.RedirectUri, query.State));
    }

    private static IResult SeeOther(HttpContext http, Uri to)
    {
        SimulatedSignInHtml.WriteHeaders(http);
        http.Response.Headers.Location = to.AbsoluteUri;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static IResult Refuse(HttpContext http) => Page(http, SimulatedSignInHtml.Refusal, StatusCodes.Status400BadRequest);

    private static IResult Page(HttpContext http, string html, int status = StatusCodes.Status200OK)
    {
        SimulatedSignInHtml.WriteHeaders(http);
        return Results.Content(html, MediaTypeNames.Text.Html, Encoding.UTF8, status);
    }
}
