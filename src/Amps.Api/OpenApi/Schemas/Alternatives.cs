using Amps.Api.Devices;

namespace Amps.Api.OpenApi.Schemas;

/// <summary>
/// Answers that are one of several kinds which nothing but the caller's own question tells apart. Generated clients stumble over <c>oneOf</c>,
/// so the document shows one object with the fields of all kinds.
/// </summary>
internal static class Alternatives
{
    public static IReadOnlyList<Type>? Of(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(HistoryItem<>)
        ? (IReadOnlyList<Type>)type.GetProperty(nameof(HistoryItem<>.Kinds))!.GetValue(null)!
        : null;
}
