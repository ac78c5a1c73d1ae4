using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amps.Domain.Actions;

/// <summary>What a manufacturer said of a command that it took.</summary>
/// <param name="Success">Whether it was carried out.</param>
/// <param name="Message">One sentence in our words.</param>
/// <param name="Extra">The driver's own fields, and <see cref="SchedulerCleared"/>; beside the others in JSON, never with their names.</param>
[JsonConverter(typeof(CommandResultJsonConverter))]
public sealed record CommandResult(bool Success, string Message, IReadOnlyDictionary<string, JsonElement> Extra)
{
    /// <summary>True where the manufacturer's own scheduler was cleared for the command; left out elsewhere.</summary>
    public const string SchedulerCleared = "nativeSchedulerCleared";

    private static readonly JsonElement True = JsonElement.Parse("true");

    public static CommandResult Succeeded(string message) => new(true, message, new Dictionary<string, JsonElement>(StringComparer.Ordinal));

    internal CommandResult HavingClearedScheduler() =>
        this with { Extra = new Dictionary<string, JsonElement>(Extra, StringComparer.Ordinal) { [SchedulerCleared] = True } };
}

/// <summary>One flat object: <c>{success, message, …}</c>, on the wire and in the databases.</summary>
public sealed class CommandResultJsonConverter : JsonConverter<CommandResult>
{
    private const string SuccessField = "success";
    private const string MessageField = "message";

    public override CommandResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = JsonElement.ParseValue(ref reader);
        return new(
            fields.GetProperty(SuccessField).GetBoolean(),
            fields.GetProperty(MessageField).GetString()!,
            fields.EnumerateObject().Where(field => field.Name is not (SuccessField or MessageField)).ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal));
    }

    public override void Write(Utf8JsonWriter writer, CommandResult value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteBoolean(SuccessField, value.Success);
        writer.WriteString(MessageField, value.Message);
        foreach (var (name, element) in value.Extra)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
