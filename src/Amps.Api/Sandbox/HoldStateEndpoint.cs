using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Devices;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Sandbox;

internal sealed class HoldStateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SandboxRoutes.Device + "/state", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "holdSimulatedState",
        Tag = SandboxRoutes.Tag,
        Summary = "Hold state fields of a simulated device for an hour",
        Description = "The manufacturer shows the given fields for an hour, also after a push; then the device shows its own again. "
            + "The device itself goes on unseen: commands take effect, and what a window restores is the true mode. "
            + "A further call replaces all fields that are held; an empty map lets go of them. Whether the fields fit each other is up to you.",
        Permission = Permission.DevicesWrite,
        Body = RequestBodyKind.HoldState,
        Answer = typeof(DeviceRead),
        Codes = [.. ErrorCatalogue.OfPosts, ErrorCode.NotFound, ErrorCode.DeviceNotFound],
    });

    private static Task HandleAsync(HttpContext http, string deviceId) =>
        http.OrderAsync(body => SandboxBody.ReadState(body, deviceId), ApiJson.Default.SuccessEnvelopeDeviceRead);
}
