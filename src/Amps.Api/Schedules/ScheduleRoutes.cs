using Amps.Api.Devices;
using Amps.Api.Routing;
using Amps.Domain.Schedules;
using Microsoft.Net.Http.Headers;

namespace Amps.Api.Schedules;

/// <summary>The words of the schedule routes.</summary>
internal static class ScheduleRoutes
{
    public const string Tag = "Schedules";

    public static readonly TextParameter UserId = DeviceQuery.UserIdOf("schedules of devices");

    public static readonly TextParameter DeviceId =
        new("deviceId", "Only schedules of this device; one that is not yours gives an empty page.", new QueryShape("string"));

    public static readonly QueryParameter<ScheduleState> State =
        QueryParameters.Word<ScheduleState>("state", "Only schedules in this state.");

    /// <summary>The header as it came, or nothing.</summary>
    public static string? IfMatch(HttpContext http) => http.Request.Headers[HeaderNames.IfMatch] is { Count: > 0 } sent ? sent.ToString() : null;
}
