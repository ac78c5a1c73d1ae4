using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.ListActions;
using Amps.Application.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Actions;

internal sealed class ListActionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/actions", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "listActions",
        Tag = ActionRoutes.Tag,
        Summary = "List actions",
        Description = "Newest first.",
        Permission = Permission.DevicesRead,
        Query = [ActionRoutes.UserId, ActionRoutes.Type, ActionRoutes.State, ActionRoutes.DeviceId, .. CommonQuery.Page],
        Answer = typeof(Page<ActionRead>),
    });

    private static Task HandleAsync(HttpContext http) => http.AskAsync(
        query => new ListActionsQuery(
            new ActionFilter(query.Get(ActionRoutes.Type), query.Get(ActionRoutes.UserId), query.Get(ActionRoutes.State), query.Get(ActionRoutes.DeviceId)),
            query.GetPage()),
        ApiJson.Default.SuccessEnvelopePageActionRead);
}
