using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Devices;
using Amps.Application.Devices.ListDevices;
using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Api.Devices;

internal sealed class ListDevicesEndpoint : IEndpoint
{
    private static readonly IReadOnlyList<IQueryParameter> Filters =
        [DeviceQuery.UserId, DeviceQuery.Vendor, DeviceQuery.Connection, DeviceQuery.UpdatedSince, .. CommonQuery.Page];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/devices", (HttpContext http) => HandleAsync(http, type: null))
            .WithMetadata(Describe("listDevices", "List devices of all types", typeof(Page<DeviceRead>), [DeviceQuery.Type, DeviceQuery.Overage, .. Filters]));

        foreach (var route in DeviceRoutes.All)
        {
            routes.MapGet(route.Path, (HttpContext http) => HandleAsync(http, route.Type))
                .WithMetadata(Describe($"list{route.Name}", $"List {route.Plural}", typeof(Page<>).MakeGenericType(route.Read), Filters));
        }
    }

    private static Task HandleAsync(HttpContext http, DeviceType? type) => http.AskAsync(
        query => new ListDevicesQuery(
            new DeviceFilter(
                type ?? query.Get(DeviceQuery.Type),
                query.Get(DeviceQuery.UserId),
                query.Get(DeviceQuery.Vendor),
                query.Get(DeviceQuery.Connection),
                query.Get(DeviceQuery.UpdatedSince),
                query.Get(DeviceQuery.Overage)),
            query.GetPage()),
        ApiJson.Default.SuccessEnvelopePageDeviceRead);

    private static ApiRoute Describe(string operationId, string summary, Type answer, IReadOnlyList<IQueryParameter> query) => new()
    {
        OperationId = operationId,
        Tag = DeviceRoutes.Tag,
        Summary = summary,
        Description = "As they are stored, oldest registration first. A list never asks a manufacturer, and its items carry no `settings`.",
        Permission = Permission.DevicesRead,
        Query = query,
        Answer = answer,
    };
}
