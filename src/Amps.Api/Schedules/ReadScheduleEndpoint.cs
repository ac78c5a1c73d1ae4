using Amps.Api.Devices;
using Amps.Api.Routing;
using Amps.Application.Schedules;
using Amps.Application.Schedules.ReadSchedule;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Schedules;

internal sealed class ReadScheduleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Get, "/schedule", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) =>
        http.AskAsync(new ReadScheduleQuery(deviceId, route.Type), ApiJson.Default.SuccessEnvelopeScheduleRead);

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"read{route.Name}Schedule",
        Tag = ScheduleRoutes.Tag,
        Summary = $"Read the schedule of one of the {route.Plural}",
        Description = "The schedule that the device has, also once it is `completed`. `NOT_FOUND` where none was set, or it was deleted.",
        Permission = Permission.DevicesRead,
        Answer = typeof(ScheduleRead),
        Codes = [ErrorCode.DeviceNotFound, ErrorCode.NotFound],
    };
}
