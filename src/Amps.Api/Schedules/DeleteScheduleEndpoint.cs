using Amps.Api.Devices;
using Amps.Api.Routing;
using Amps.Application.Schedules.DeleteSchedule;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Schedules;

internal sealed class DeleteScheduleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var route in DeviceRoutes.All)
        {
            routes.MapDelete(route.Path + "/{deviceId}/schedule", (HttpContext http, string deviceId) =>
                http.OrderAsync(new DeleteScheduleCommand(deviceId, route.Type, ScheduleRoutes.IfMatch(http)))).WithMetadata(Describe(route));
        }
    }

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
        Codes = [ErrorCode.DeviceNotFound, ErrorCode.NotFound, ErrorCode.Conflict],
    };
}
