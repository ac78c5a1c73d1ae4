using Amps.Api.Devices;
using Amps.Api.Envelope;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Actions;
using Amps.Application.Actions.PushAction;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Api.Actions;

internal sealed class PushActionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var route in DeviceRoutes.All)
        {
            routes.MapPost(route.Path + "/{deviceId}", (HttpContext http, string deviceId) => HandleAsync(http, deviceId, route.Type)).WithMetadata(Describe(route));
        }
    }

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceType type) => http.OrderAsync(
        body => PushBody.Read(body).Then(request => new PushActionCommand(deviceId, type, Call.Of(http).AcceptedKey.KeyId, request)),
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
            ErrorCode.DirectActionUnsupported, ErrorCode.UnsupportedMode, ErrorCode.UnsupportedParameter, ErrorCode.UnsupportedUnit, ErrorCode.ParameterOutOfRange,
            ErrorCode.ExecutionNotSupported, ErrorCode.InvalidTimeWindow, ErrorCode.StartInPast, ErrorCode.StartOutOfRange,
            ErrorCode.Conflict,
        ],
    };
}
