using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Devices.RemoveDevice;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Devices;

internal sealed class RemoveDeviceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Delete, "", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) => http.OrderAsync(new RemoveDeviceCommand(deviceId, route.Type));

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"remove{route.Name}",
        Tag = DeviceRoutes.Tag,
        Summary = $"Remove one of the {route.Plural}",
        Description = "What is scheduled is cancelled, what is being sent ends `failed` with `DEVICE_REMOVED`, and an open window is reverted first, which may take up to 10 seconds. "
            + "The device's history is deleted; its actions stay readable. The end user can connect the same hardware again, as a new device.",
        Permission = Permission.DevicesDelete,
        Status = StatusCodes.Status204NoContent,
        Answer = typeof(Done),
        Codes = [.. ErrorCatalogue.OfBodies, ErrorCode.DeviceNotFound],
    };
}
