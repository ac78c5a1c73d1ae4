using Amps.Api.Routing;
using Amps.Application.Sandbox.AddSimulatedDevice;
using Amps.Application.Sandbox.HoldState;
using Amps.Application.Sandbox.OrderFailures;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Api.Sandbox;

/// <summary>Reads the bodies of the sandbox's routes.</summary>
internal static class SandboxBody
{
    private const string Fields = "fields";

    public static Result<AddSimulatedDeviceCommand> ReadDevice(JsonBody body) => ObjectReader.Read<AddSimulatedDeviceCommand>(body, root =>
    {
        var type = root.RequiredWord<DeviceType>("deviceType");
        var vendor = root.RequiredText("vendor");
        var userId = root.RequiredText("userId");
        var timezone = root.Text("timezone");
        return () => new AddSimulatedDeviceCommand(type!.Value, vendor!, userId!, timezone);
    });

    /// <summary>The fields stand in `fields`, or by themselves: no field has that name, so nobody can mean something else.</summary>
    public static Result<HoldStateCommand> ReadState(JsonBody body, string deviceId) => ObjectReader.Read<HoldStateCommand>(body, root =>
    {
        var nested = root.Object(Fields);
        var reader = nested ?? root;
        var fields = reader.Names.ToDictionary(name => name, name => reader.Value(name)!.Value.Clone(), StringComparer.Ordinal);
        return () => new HoldStateCommand(deviceId, fields, nested is null ? "" : Fields + ".");
    });

    public static Result<OrderFailuresCommand> ReadFailures(JsonBody body, string deviceId) => ObjectReader.Read<OrderFailuresCommand>(body, root =>
    {
        var code = root.RequiredText("code");
        var count = root.RequiredInteger("count", 0, OrderFailuresCommand.MaxCount);
        return () => new OrderFailuresCommand(deviceId, code!, count!.Value);
    });
}
