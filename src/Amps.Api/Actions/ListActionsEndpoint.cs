using Amps.Api.Devices;
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
        Query = [DeviceQuery.UserId, DeviceQuery.Type, ActionRoutes.State, ActionRoutes.DeviceId, .. CommonQuery.Page],
        Answer = typeof(Page<ActionRead>),
    });

    private static async Task HandleAsync(HttpContext http)
    {
        var query = new QueryReader(http);
        var filter = new ActionFilter(query.Get(DeviceQuery.Type), query.Get(DeviceQuery.UserId), query.Get(ActionRoutes.State), query.Get(ActionRoutes.DeviceId));
        var page = query.GetPage();
        if (query.Failure is { } invalid)
        {
            await http.AnswerAsync(invalid);
            return;
        }

        var sender = http.RequestServices.GetRequiredService<ISender>();
        await http.AnswerAsync(await sender.Send(new ListActionsQuery(filter, page), http.RequestAborted), ApiJson.Default.SuccessEnvelopePageActionRead);
    }
}
