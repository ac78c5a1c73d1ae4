using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Devices;
using Amps.Application.Sandbox.DisconnectDevice;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Sandbox;

internal sealed class DisconnectDeviceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SandboxRoutes.Device + "/disconnect", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "disconnectSimulatedDevice",
        Tag = SandboxRoutes.Tag,
        Summary = "Disconnect the account of a simulated device",
        Description = "The manufacturer refuses the end user's credentials from now on, so all devices of the account are disconnected, "
            + "until their owner signs in again (`POST /sandbox/devices` for the same user and vendor does that too). Takes no body.",
        Permission = Permission.DevicesWrite,
        Answer = typeof(DeviceRead),
        Codes = [.. ErrorCatalogue.OfPosts, ErrorCode.NotFound, ErrorCode.DeviceNotFound],
    });

    private static Task HandleAsync(HttpContext http, string deviceId) =>
        http.OrderAsync(new DisconnectDeviceCommand(deviceId), ApiJson.Default.SuccessEnvelopeDeviceRead);
}
