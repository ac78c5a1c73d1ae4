using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Devices.WriteSettings;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Devices;

internal sealed class WriteSettingsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapEach(HttpMethods.Post, "/settings", HandleAsync, Describe);

    private static Task HandleAsync(HttpContext http, string deviceId, DeviceRoute route) => http.OrderAsync(
        body => SettingsBody.Read(body).Then(settings => new WriteSettingsCommand(deviceId, route.Type, settings)),
        ApiJson.Default.SuccessEnvelopeSettingsUpdate);

    private static ApiRoute Describe(DeviceRoute route) => new()
    {
        OperationId = $"write{route.Name}Settings",
        Tag = DeviceRoutes.Tag,
        Summary = $"Write settings of one of the {route.Plural}",
        Description = "Answers when the manufacturer did, after 20 s at most. Either all settings are sent to the manufacturer or none. "
            + "Where it took only some, `OEM_ERROR` has `details.updated` and `details.failed`; after a `TIMEOUT` it is not known which are written. Repeating is safe.",
        Permission = Permission.DevicesWrite,
        Body = RequestBodyKind.Settings,
        Answer = typeof(SettingsUpdate),
        Codes =
        [
            .. ErrorCatalogue.OfPosts,
            ErrorCode.DeviceNotFound, ErrorCode.DeviceOverage,
            ErrorCode.DirectActionUnsupported, ErrorCode.UnsupportedSetting, ErrorCode.ReadOnlySetting, ErrorCode.UnsupportedUnit, ErrorCode.ParameterOutOfRange,
            ErrorCode.Conflict,
            ErrorCode.OemError, ErrorCode.ServiceUnavailable, ErrorCode.DeviceOffline, ErrorCode.Timeout,
        ],
    };
}
