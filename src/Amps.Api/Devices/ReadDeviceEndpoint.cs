using Amps.Api.Routing;
using Amps.Application.Devices;
using Amps.Application.Devices.ReadDevice;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Api.Devices;

internal sealed class ReadDeviceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/devices/{deviceId}", (HttpContext http, string deviceId) => HandleAsync(http, deviceId, type: null))
            .WithMetadata(Describe("readDevice", "Read a device of any type", typeof(DeviceRead)));

        routes.MapEach(HttpMethods.Get, "", (http, deviceId, route) => HandleAsync(http, deviceId, route.Type), route => Describe($"read{route.Name}", $"Read one of the {route.Plural}", route.Read));
    }

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceType? type) => http.AskAsync(
        query => new ReadDeviceQuery(deviceId, type, query.Get(DeviceQuery.Expedite) ?? false), ApiJson.Default.SuccessEnvelopeDeviceRead);

    private static ApiRoute Describe(string operationId, string summary, Type answer) => new()
    {
        OperationId = operationId,
        Tag = DeviceRoutes.Tag,
        Summary = summary,
        Description = "From the cache while it is at most 15 minutes old (1 minute with `expedite`), else from the manufacturer; "
            + "where that fails in a way that may pass, what was stored last, with `metadata.source` = `fallback`.",
        Permission = Permission.DevicesRead,
        Query = [DeviceQuery.Expedite],
        Answer = answer,
        Codes = [ErrorCode.DeviceNotFound, ErrorCode.DeviceOverage, ErrorCode.OemError, ErrorCode.ServiceUnavailable, ErrorCode.DeviceOffline, ErrorCode.Timeout],
    };
}
