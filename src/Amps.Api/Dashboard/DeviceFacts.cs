using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Application;
using Amps.Application.Devices;
using Amps.Domain.Common;

namespace Amps.Api.Dashboard;

/// <summary>A device's state and commands in words, in the API's own names: what somebody sees here is what the integration reads.</summary>
internal static class DeviceFacts
{
    public static IReadOnlyList<(string Name, string Value)> StateOf(DeviceRead device)
    {
        var read = JsonSerializer.SerializeToNode(device, AmpsJson.Default.DeviceRead)!;
        return read["state"] is JsonObject state ? [.. state.Select(field => (field.Key, field.Value?.ToString() ?? "-"))] : [];
    }

    public static IReadOnlyList<(string Name, string Takes)> CommandsOf(DeviceRead device) =>
        device is CommandableRead { Commands: { } commands } ? [.. commands.Select(command => (command.Key, Takes(command.Value)))] : [];

    private static string Takes(Domain.Devices.CommandDeclaration command)
    {
        var shapes = string.Join(", ", command.Execution.Select(shape => Wire<Domain.Devices.ExecutionShape>.Name(shape)));
        return command.Parameters.Count == 0 ? shapes : $"{string.Join("; ", command.Parameters.Select(one => $"{one.Key} {one.Value.Min} to {one.Value.Max} {Wire<Unit>.Name(one.Value.Unit)}"))} ({shapes})";
    }
}
