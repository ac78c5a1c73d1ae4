using System.Text.Json;
using System.Text.Json.Nodes;
using Amps.Domain.Devices;

namespace Amps.Application.Sandbox;

/// <summary>Some fields of a state. Null among them is a value too: the manufacturer does not say.</summary>
/// <param name="Values">Of the device's family; only the named fields count.</param>
/// <param name="Fields">Their names on the wire.</param>
public sealed record StatePatch(DeviceState Values, IReadOnlyList<string> Fields)
{
    private const string Discriminator = "type";

    /// <param name="type">The family.</param>
    /// <param name="fields">Each one that the family's <see cref="StateFields"/> take.</param>
    public static StatePatch Of(DeviceType type, IReadOnlyDictionary<string, JsonElement> fields)
    {
        var json = new JsonObject { [Discriminator] = JsonSerializer.SerializeToNode(type, AmpsJson.Default.DeviceType) };
        foreach (var (name, value) in fields)
        {
            json[name] = JsonNode.Parse(value.GetRawText());
        }

        return new StatePatch(json.Deserialize(AmpsJson.Default.DeviceState)!, [.. fields.Keys]);
    }

    /// <summary>The state with these fields in the place of its own.</summary>
    public TState Over<TState>(TState state) where TState : DeviceState
    {
        var (json, held) = (Json(state), Json(Values));
        foreach (var name in Fields)
        {
            json[name] = held[name]?.DeepClone();
        }

        return (TState)json.Deserialize(AmpsJson.Default.DeviceState)!;
    }

    private static JsonObject Json(DeviceState state) => JsonSerializer.SerializeToNode(state, AmpsJson.Default.DeviceState)!.AsObject();
}
