using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Devices.ReadHistory;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Devices;

internal sealed class ReadHistoryEndpoint : IEndpoint
{
    private static readonly QueryParameter<DateTimeOffset> From =
        QueryParameters.Instant("from", "The first instant; otherwise 24 hours before `to`. Hours and days count from where they start.");

    private static readonly QueryParameter<DateTimeOffset> To =
        QueryParameters.Instant("to", "The first instant that is no longer wanted; otherwise now.");

    private static readonly QueryParameter<HistoryResolution> Resolution = QueryParameters.Word<HistoryResolution>("resolution",
        "`raw` (the default): single readings, at most 31 days at once. `hour`: hours of UTC, at most 366 days. `day`: days of the plant's time zone, at most 10 years.");

    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Get, "/history", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) => http.AskAsync(
        query => new ReadHistoryQuery(
            deviceId,
            route.Type,
            new HistorySpan(query.Get(Resolution) ?? HistoryResolution.Raw, query.Get(From), query.Get(To)),
            query.GetPage(ReadHistoryQuery.Bounds)),
        ApiJson.Default.SuccessEnvelopePageHistoryRead);

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"read{route.Name}History",
        Tag = DeviceRoutes.Tag,
        Summary = $"Read the history of one of the {route.Plural}",
        Description = "What the device said whenever it was read, oldest first. Single readings are kept for 90 days, hours for 2 years, days for good. "
            + "Hours and days without a reading are left out; the newest may still grow.",
        Permission = Permission.DevicesRead,
        Query = [From, To, Resolution, .. CommonQuery.PageOf(ReadHistoryQuery.Bounds)],
        Answer = typeof(Page<>).MakeGenericType(typeof(HistoryItem<>).MakeGenericType(route.State)),
        Codes = [ErrorCode.DeviceNotFound],
    };
}
