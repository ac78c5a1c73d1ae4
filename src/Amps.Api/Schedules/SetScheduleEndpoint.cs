using Amps.Api.Devices;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Schedules;
using Amps.Application.Schedules.SetSchedule;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Api.Schedules;

internal sealed class SetScheduleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var route in DeviceRoutes.All)
        {
            routes.MapPut(route.Path + "/{deviceId}/schedule", (HttpContext http, string deviceId) => HandleAsync(http, deviceId, route.Type)).WithMetadata(Describe(route));
        }
    }

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceType type) => http.OrderAsync(
        body => ScheduleBody.Read(body).Then(request => new SetScheduleCommand(deviceId, type, request, ScheduleRoutes.IfMatch(http))),
        ApiJson.Default.SuccessEnvelopeScheduleRead);

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"set{route.Name}Schedule",
        Tag = ScheduleRoutes.Tag,
        Summary = $"Set the schedule of one of the {route.Plural}",
        Description = "Sets what the device is told at set times, in the place of what was set before; the `id` stays. The same again changes nothing. "
            + "When a slot's time comes it becomes an action with this `scheduleId`, or is skipped with a reason. A wall clock that a change of the clocks skips moves forward by the gap, and one that occurs twice runs once.",
        Permission = Permission.SchedulesWrite,
        TakesIfMatch = true,
        Body = RequestBodyKind.Schedule,
        Answer = typeof(ScheduleRead),
        Codes =
        [
            .. ErrorCatalogue.OfBodies,
            ErrorCode.DeviceNotFound, ErrorCode.DeviceOverage,
            ErrorCode.DirectActionUnsupported, ErrorCode.UnsupportedMode, ErrorCode.UnsupportedParameter, ErrorCode.UnsupportedUnit, ErrorCode.ParameterOutOfRange,
            ErrorCode.ExecutionNotSupported, ErrorCode.StartInPast, ErrorCode.StartOutOfRange,
            ErrorCode.Conflict,
        ],
    };
}
