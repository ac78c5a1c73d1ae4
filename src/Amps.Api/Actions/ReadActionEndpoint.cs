using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.ReadAction;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Actions;

internal sealed class ReadActionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/actions/{actionId}", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "readAction",
        Tag = ActionRoutes.Tag,
        Summary = "Read an action",
        Description = "How far a push has come, and how it ended.",
        Permission = Permission.DevicesRead,
        Answer = typeof(ActionRead),
        Codes = [ErrorCode.NotFound],
    });

    private static Task HandleAsync(HttpContext http, string actionId) => http.AskAsync(new ReadActionQuery(actionId), ApiJson.Default.SuccessEnvelopeActionRead);
}
