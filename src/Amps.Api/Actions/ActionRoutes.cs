using Amps.Api.Devices;
using Amps.Api.Routing;
using Amps.Domain.Actions;
using Amps.Domain.Devices;

namespace Amps.Api.Actions;

/// <summary>The words of the action routes.</summary>
internal static class ActionRoutes
{
    public const string Tag = "Actions";

    public static readonly TextParameter UserId = DeviceQuery.UserIdOf("actions on devices");

    public static readonly QueryParameter<DeviceType> Type = DeviceQuery.TypeOf("actions on devices");

    public static readonly TextParameter DeviceId =
        new("deviceId", "Only actions of this device; one that is not yours gives an empty page.", new QueryShape("string"));

    public static readonly QueryParameter<ActionState> State =
        QueryParameters.Word<ActionState>("state", "Only actions in this state.");
}
