using Amps.Domain.Actions;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Amps.Domain.Schedules;

namespace Amps.Api.OpenApi;

/// <summary>What the parameters in paths are. One that is not named here is a plain text.</summary>
internal static class PathParameters
{
    private static readonly Dictionary<string, (Type Type, string Description)> Known = new(StringComparer.Ordinal)
    {
        ["actionId"] = (typeof(ActionId), "The action, by the `id` that the push answered."),
        ["deviceId"] = (typeof(DeviceId), "The device, by the `id` that the lists show."),
        ["scheduleId"] = (typeof(ScheduleId), "The schedule, by the `id` that it was answered with."),
        ["sessionId"] = (typeof(JourneyId), "The link session, by its `id` or by the `sessionId` with which the end user came back."),
        ["userId"] = (typeof(string), "Your own id of the end user, percent-encoded where it needs that."),
    };

    public static Type? TypeOf(string name) => Known.TryGetValue(name, out var known) ? known.Type : null;

    public static string? DescriptionOf(string name) => Known.TryGetValue(name, out var known) ? known.Description : null;
}
