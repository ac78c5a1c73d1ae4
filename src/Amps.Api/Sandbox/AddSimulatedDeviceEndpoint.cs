using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Devices;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Sandbox;

internal sealed class AddSimulatedDeviceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SandboxRoutes.Devices, HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "addSimulatedDevice",
        Tag = SandboxRoutes.Tag,
        Summary = "Connect another simulated device",
        Description = "As if its owner had walked through the journey; each call gives one more device. "
            + "If the user's account at the vendor was disconnected, its owner has signed in again by this: all of its devices are connected again.",
        Permission = Permission.DevicesWrite,
        Body = RequestBodyKind.AddSimulatedDevice,
        Status = StatusCodes.Status201Created,
        Answer = typeof(DeviceRead),
        Codes = [.. ErrorCatalogue.OfPosts, ErrorCode.NotFound],
    });

    private static Task HandleAsync(HttpContext http) =>
        http.OrderAsync(SandboxBody.ReadDevice, ApiJson.Default.SuccessEnvelopeDeviceRead, StatusCodes.Status201Created);
}
