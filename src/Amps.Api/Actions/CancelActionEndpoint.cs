using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.CancelAction;
using Amps.Application.Common;
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
        Codes = [ErrorCode.NotFound, ErrorCode.ActionNotCancellable],
    });

    private static async Task HandleAsync(HttpContext http, string actionId)
    {
        if (new QueryReader(http).Failure is { } invalid)
        {
            await http.AnswerAsync(invalid);
            return;
        }

        var sender = http.RequestServices.GetRequiredService<ISender>();
        await http.AnswerAsync(await sender.Send(new CancelActionCommand(actionId), http.RequestAborted), ApiJson.Default.SuccessEnvelopeActionRead);
    }
}
