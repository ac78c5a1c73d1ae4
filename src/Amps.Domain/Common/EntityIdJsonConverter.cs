using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amps.Domain.Common;

/// <summary>An id is a JSON string.</summary>
public sealed class EntityIdJsonConverter<TId> : JsonConverter<TId> where TId : struct, IEntityId<TId>
{
    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EntityId.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException($"Not an id that starts with {TId.Prefix}_.");

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
