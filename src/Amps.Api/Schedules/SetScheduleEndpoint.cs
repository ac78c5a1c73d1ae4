using Amps.Api.Devices;
using Amps.Api.Envelope;
using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Schedules;
using Amps.Application.Schedules.SetSchedule;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Schedules;

internal sealed class SetScheduleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Put, "/schedule", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) => http.OrderAsync(
        body => ScheduleBody.Read(body).Then(request => new SetScheduleCommand(deviceId, route.Type, request, ScheduleRoutes.IfMatch(http), Call.Of(http).AcceptedKey.KeyId)),
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
            .. ErrorCatalogue.OfCommands,
            ErrorCode.StartInPast, ErrorCode.StartOutOfRange,
            ErrorCode.Conflict,
        ],
    };
}
