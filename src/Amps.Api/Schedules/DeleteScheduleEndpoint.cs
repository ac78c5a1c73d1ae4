using Amps.Api.Devices;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Schedules.DeleteSchedule;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Schedules;

internal sealed class DeleteScheduleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Delete, "/schedule", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) =>
        http.OrderAsync(new DeleteScheduleCommand(deviceId, route.Type, ScheduleRoutes.IfMatch(http)));

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"delete{route.Name}Schedule",
        Tag = ScheduleRoutes.Tag,
        Summary = $"Delete the schedule of one of the {route.Plural}",
        Description = "It becomes `cancelled`, and stays readable by its id. What it has sent already goes on: an open window still reverts.",
        Permission = Permission.SchedulesWrite,
        TakesIfMatch = true,
        Status = StatusCodes.Status204NoContent,
        Answer = typeof(Done),
        Codes = [.. ErrorCatalogue.OfBodies, ErrorCode.DeviceNotFound, ErrorCode.NotFound, ErrorCode.Conflict],
    };
}
