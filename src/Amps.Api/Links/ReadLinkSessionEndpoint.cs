using Amps.Api.Routing;
using Amps.Application.Journeys;
using Amps.Application.Journeys.ReadLinkSession;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Links;

internal sealed class ReadLinkSessionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(LinkRoutes.Session, HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "readLinkSession",
        Tag = LinkRoutes.Tag,
        Summary = "See how a link session ended",
        Description = "The query with which the end user comes back to your app proves nothing; this does. Journeys that began with a bare link have an id too: `sessionId` of that query. "
            + "Answers for 24 hours after the end.",
        Permission = Permission.LinkWrite,
        Answer = typeof(LinkSessionRead),
        Codes = [ErrorCode.NotFound],
    });

    private static Task HandleAsync(HttpContext http, string sessionId) => http.AskAsync(new ReadLinkSessionQuery(sessionId), ApiJson.Default.SuccessEnvelopeLinkSessionRead);
}
