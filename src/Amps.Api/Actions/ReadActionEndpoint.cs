using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.ReadAction;
using Amps.Application.Common;
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

    private static async Task HandleAsync(HttpContext http, string actionId)
    {
        if (new QueryReader(http).Failure is { } invalid)
        {
            await http.AnswerAsync(invalid);
            return;
        }

        var sender = http.RequestServices.GetRequiredService<ISender>();
        await http.AnswerAsync(await sender.Send(new ReadActionQuery(actionId), http.RequestAborted), ApiJson.Default.SuccessEnvelopeActionRead);
    }
}
