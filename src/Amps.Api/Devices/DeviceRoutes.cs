using Amps.Api.Routing;
using Amps.Application.Devices;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Api.Devices;

/// <summary>The words of the device routes.</summary>
internal static class DeviceRoutes
{
    public const string Tag = "Devices";

    /// <summary>The types in the order in which the document shows them, with their paths and their reads.</summary>
    public static IReadOnlyList<DeviceRoute> All { get; } = [.. Enum.GetValues<DeviceType>().Select(Of)];

    /// <summary>Maps a use case of one device, for each type below its own path.</summary>
    /// <param name="routes">The table.</param>
    /// <param name="method">Of HTTP.</param>
    /// <param name="rest">What follows the device's id in the path.</param>
    /// <param name="handle">Answers a call for the device of that id.</param>
    /// <param name="describe">Says what the route is.</param>
    public static void MapEach(this IEndpointRouteBuilder routes, string method, string rest, Func<HttpContext, string, DeviceRoute, Task> handle, Func<DeviceRoute, ApiRoute> describe)
    {
        foreach (var route in All)
        {
            routes.MapMethods($"{route.Path}/{{deviceId}}{rest}", [method], (HttpContext http, string deviceId) => handle(http, deviceId, route)).WithMetadata(describe(route));
        }
    }

    private static DeviceRoute Of(DeviceType type) => type switch
    {
        DeviceType.Battery => new(type, "Battery", "batteries", typeof(BatteryRead)),
        DeviceType.EvCharger => new(type, "EvCharger", "EV chargers", typeof(EvChargerRead)),
        DeviceType.Hvac => new(type, "Hvac", "HVAC units", typeof(HvacRead)),
        DeviceType.SolarInverter => new(type, "SolarInverter", "solar inverters", typeof(SolarInverterRead)),
        DeviceType.Vehicle => new(type, "Vehicle", "vehicles", typeof(VehicleRead)),
    };
}

/// <summary>How a device type appears in routes.</summary>
/// <param name="Type">The type.</param>
/// <param name="Name">In operation ids.</param>
/// <param name="Plural">In sentences.</param>
/// <param name="Read">What a read of it answers.</param>
internal sealed record DeviceRoute(DeviceType Type, string Name, string Plural, Type Read)
{
    /// <summary>For example <c>/ev-charger</c>.</summary>
    public string Path { get; } = "/" + Wire<DeviceType>.Name(Type).Replace('_', '-');

    /// <summary>The type of its states.</summary>
    public Type State { get; } = Read.GetProperty(nameof(BatteryRead.State))!.PropertyType;
}

internal static class DeviceQuery
{
    public static readonly TextParameter UserId = UserIdOf("devices");

    public static readonly TextParameter Vendor =
        new("vendor", "Only devices of this manufacturer, by its key of `GET /oems`.", new QueryShape("string"));

    public static readonly QueryParameter<ConnectionState> Connection =
        QueryParameters.Word<ConnectionState>("connection", "Only devices in this state of connection.");

    public static readonly QueryParameter<DateTimeOffset> UpdatedSince =
        QueryParameters.Instant("updatedSince", "Only devices whose state, settings or connection changed, or that were given an action, at or after this instant. How an action or a schedule goes on shows in their own lists.");

    public static readonly QueryParameter<DeviceType> Type = TypeOf("devices");

    public static readonly QueryParameter<bool> Overage =
        QueryParameters.Flag("overage", "Only devices beyond the allowance, or only those within it.");

    public static readonly QueryParameter<bool> Expedite =
        QueryParameters.Flag("expedite", "Whether the state may be 1 minute old at most, instead of 15.", otherwise: false);

    /// <summary>The filter by end user, where a list holds these things.</summary>
    public static TextParameter UserIdOf(string things) =>
        new("userId", $"Only {things} of this end user.", new QueryShape("string", Pattern: "^[A-Za-z0-9._@:+|-]{1,128}$"));

    /// <summary>The filter by device type, where a list holds these things.</summary>
    public static QueryParameter<DeviceType> TypeOf(string things) =>
        QueryParameters.Word<DeviceType>("deviceType", $"Only {things} of this type.");
}
