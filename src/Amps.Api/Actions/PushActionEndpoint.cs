using Amps.Api.Devices;
using Amps.Api.Envelope;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.PushAction;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Actions;

internal sealed class PushActionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Post, "", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) => http.OrderAsync(
        body => PushBody.Read(body).Then(request => new PushActionCommand(deviceId, route.Type, Call.Of(http).AcceptedKey.KeyId, request)),
        ApiJson.Default.SuccessEnvelopeActionRead,
        StatusCodes.Status202Accepted);

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"push{route.Name}",
        Tag = ActionRoutes.Tag,
        Summary = $"Command one of the {route.Plural}",
        Description = "Answers at once with an action, which is durable by then; it is carried out when its time comes. Without `start` that is now; "
            + "`start` and `end` are the plant's wall clock (`2026-06-01T18:00:00`) or relative (`30m`, `1.5h`).",
        Permission = Permission.DevicesWrite,
        Body = RequestBodyKind.Push,
        Status = StatusCodes.Status202Accepted,
        Answer = typeof(ActionRead),
        Codes =
        [
            .. ErrorCatalogue.OfPosts,
            ErrorCode.DeviceNotFound, ErrorCode.DeviceOverage,
            .. ErrorCatalogue.OfCommands,
            ErrorCode.InvalidTimeWindow, ErrorCode.StartInPast, ErrorCode.StartOutOfRange,
            ErrorCode.Conflict,
        ],
    };
}
