using Amps.Api.Actions;
using Amps.Api.Devices;
using Amps.Api.Events;
using Amps.Api.Links;
using Amps.Api.Me;
using Amps.Api.Oems;
using Amps.Api.Sandbox;
using Amps.Api.Schedules;
using Amps.Api.Users;

namespace Amps.Api.Routing;

/// <summary>Every route of the API, one line per use case.</summary>
internal static class RouteTable
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        ReadDeviceEndpoint.Map(routes);
        ListDevicesEndpoint.Map(routes);
        RemoveDeviceEndpoint.Map(routes);
        ReadHistoryEndpoint.Map(routes);
        PushActionEndpoint.Map(routes);
        WriteSettingsEndpoint.Map(routes);
        ListActionsEndpoint.Map(routes);
        ReadActionEndpoint.Map(routes);
        CancelActionEndpoint.Map(routes);
        SetScheduleEndpoint.Map(routes);
        ReadScheduleEndpoint.Map(routes);
        DeleteScheduleEndpoint.Map(routes);
        ListSchedulesEndpoint.Map(routes);
        ReadScheduleByIdEndpoint.Map(routes);
        AddSimulatedDeviceEndpoint.Map(routes);
        HoldStateEndpoint.Map(routes);
        DisconnectDeviceEndpoint.Map(routes);
        OrderFailuresEndpoint.Map(routes);
        ListUsersEndpoint.Map(routes);
        EraseUserEndpoint.Map(routes);
        CreateLinkSessionEndpoint.Map(routes);
        ReadLinkSessionEndpoint.Map(routes);
        ListEventsEndpoint.Map(routes);
        ListOemsEndpoint.Map(routes);
        MeEndpoint.Map(routes);
    }
}
