using Amps.Api.Routing;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Api.Actions;

/// <summary>Reads the body of a push. Whether the device takes it is not asked here.</summary>
internal static class PushBody
{
    public static Result<PushRequest> Read(JsonBody body) => ObjectReader.Read<PushRequest>(body, root =>
    {
        var action = root.RequiredObject("action");
        var command = action?.RequiredText("command");
        var parameters = action is null ? CommandParameters.None : ReadParameters(action);
        var start = action?.Text("start");
        var end = action?.Text("end");
        var onConflict = root.Word<ConflictStrategy>("onConflict");
        var sandbox = ReadSandbox(root);
        action?.Finish();
        return () => new PushRequest(command!, parameters, start, end, onConflict, sandbox);
    });

    /// <summary>The parameters of a command, by name; empty where there are none.</summary>
    public static IReadOnlyDictionary<string, Quantity> ReadParameters(ObjectReader action)
    {
        var read = new Dictionary<string, Quantity>(StringComparer.Ordinal);
        if (action.Object("parameters") is not { } parameters) return read;

        foreach (var name in parameters.Names.ToList())
        {
            var quantity = parameters.Object(name);
            var value = quantity?.RequiredNumber("value");
            var unit = quantity?.RequiredWord<Unit>("unit");
            quantity?.Finish();
            if (value is { } number && unit is { } known) read[name] = new Quantity(number, known);
        }

        return read;
    }

    private static SandboxControls? ReadSandbox(ObjectReader root)
    {
        if (root.Object("sandbox") is not { } sandbox) return null;

        var outcome = sandbox.Word<SandboxOutcome>("outcome") ?? SandboxOutcome.Complete;
        var delay = sandbox.Integer("delaySeconds", 0, SandboxControls.MaxDelaySeconds);
        sandbox.Finish();
        return new SandboxControls(outcome, delay);
    }
}
