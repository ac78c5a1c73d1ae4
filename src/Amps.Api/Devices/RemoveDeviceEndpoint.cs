using Amps.Api.Routing;
using Amps.Application.Devices.RemoveDevice;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Devices;

internal sealed class RemoveDeviceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var route in DeviceRoutes.All)
        {
            routes.MapDelete(route.Path + "/{deviceId}", (HttpContext http, string deviceId) => http.OrderAsync(new RemoveDeviceCommand(deviceId, route.Type))).WithMetadata(Describe(route));
        }
    }

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
        Codes = [ErrorCode.DeviceNotFound],
    };
}
