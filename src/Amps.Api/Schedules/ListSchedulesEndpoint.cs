using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Schedules;
using Amps.Application.Schedules.ListSchedules;
using Amps.Domain.Customers;

namespace Amps.Api.Schedules;

internal sealed class ListSchedulesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/schedules", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "listSchedules",
        Tag = ScheduleRoutes.Tag,
        Summary = "List schedules",
        Description = "Newest first, the cancelled ones too.",
        Permission = Permission.DevicesRead,
        Query = [ScheduleRoutes.UserId, ScheduleRoutes.State, ScheduleRoutes.DeviceId, .. CommonQuery.Page],
        Answer = typeof(Page<ScheduleRead>),
    });

    private static Task HandleAsync(HttpContext http) => http.AskAsync(
        query => new ListSchedulesQuery(new ScheduleFilter(query.Get(ScheduleRoutes.UserId), query.Get(ScheduleRoutes.State), query.Get(ScheduleRoutes.DeviceId)), query.GetPage()),
        ApiJson.Default.SuccessEnvelopePageScheduleRead);
}
