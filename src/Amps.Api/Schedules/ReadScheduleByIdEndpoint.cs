using Amps.Api.Routing;
using Amps.Application.Schedules;
using Amps.Application.Schedules.ReadScheduleById;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Schedules;

internal sealed class ReadScheduleByIdEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/schedules/{scheduleId}", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "readSchedule",
        Tag = ScheduleRoutes.Tag,
        Summary = "Read a schedule",
        Description = "Also one that is `completed` or `cancelled`.",
        Permission = Permission.DevicesRead,
        Answer = typeof(ScheduleRead),
        Codes = [ErrorCode.NotFound],
    });

    private static Task HandleAsync(HttpContext http, string scheduleId) => http.AskAsync(new ReadScheduleByIdQuery(scheduleId), ApiJson.Default.SuccessEnvelopeScheduleRead);
}
