using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.CancelAction;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Actions;

internal sealed class CancelActionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/actions/{actionId}/cancel", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "cancelAction",
        Tag = ActionRoutes.Tag,
        Summary = "Cancel an action",
        Description = "Only a `scheduled` action can be cancelled; what has been sent cannot be taken back. Takes no body.",
        Permission = Permission.DevicesWrite,
        Answer = typeof(ActionRead),
        Codes = [.. ErrorCatalogue.OfPosts, ErrorCode.NotFound, ErrorCode.ActionNotCancellable],
    });

    private static Task HandleAsync(HttpContext http, string actionId) =>
        http.OrderAsync(new CancelActionCommand(actionId), ApiJson.Default.SuccessEnvelopeActionRead);
}
