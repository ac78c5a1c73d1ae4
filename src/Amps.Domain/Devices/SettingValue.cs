using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amps.Domain.Devices;

/// <summary>What a setting is set to: a number, or on and off.</summary>
[JsonConverter(typeof(SettingValueJsonConverter))]
public readonly record struct SettingValue
{
    private SettingValue(double number, bool? flag)
    {
        Number = number;
        Flag = flag;
    }

    public double Number { get; }

    /// <summary>Set for a switch; then <see cref="Number"/> means nothing.</summary>
    public bool? Flag { get; }

    public static implicit operator SettingValue(double number) => new(number, null);

    public static implicit operator SettingValue(bool flag) => new(0, flag);
}

public sealed class SettingValueJsonConverter : JsonConverter<SettingValue>
{
    public override SettingValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException("A setting's value is a number or a boolean."),
    };

    public override void Write(Utf8JsonWriter writer, SettingValue value, JsonSerializerOptions options)
    {
        if (value.Flag is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteNumberValue(value.Number);
    }
}
