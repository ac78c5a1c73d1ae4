using System.Text.Json;
using Amps.Domain.Common;

namespace Amps.Api.Routing;

/// <summary>Reads a JSON object key by key, and collects what is wrong with it: wrong types, missing keys, unknown and repeated ones.</summary>
/// <remarks>Every key that is asked for is known; <see cref="Finish"/> refuses the others, so that nothing is dropped silently.</remarks>
internal sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly IssueList issues;
    private readonly string path;
    private readonly bool isObject;

    private ObjectReader(JsonElement element, string path, IssueList issues)
    {
        this.path = path;
        this.issues = issues;
        isObject = element.ValueKind == JsonValueKind.Object;
        if (!isObject)
        {
            issues.Add(path, path.Length == 0 ? "The body must be a JSON object." : $"`{path}` must be an object.");
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!members.TryAdd(member.Name, member.Value)) issues.Add(PathOf(member.Name), $"`{PathOf(member.Name)}` may be given once.");
        }
    }

    /// <summary>The names of all members, in their order.</summary>
    public IEnumerable<string> Names => members.Keys;

    /// <summary>Reads a body whole.</summary>
    /// <param name="body">The call's.</param>
    /// <param name="read">Asks for every key, and gives what makes the value of them; that is made only where nothing is wrong.</param>
    public static Result<T> Read<T>(JsonBody body, Func<ObjectReader, Func<T>> read)
    {
        var found = new IssueList();
        var root = new ObjectReader(body.Root, "", found);
        var make = read(root);
        root.Finish();
        return found.Failure is { } invalid ? invalid : make();
    }

    /// <summary>Reads a body that must not hold anything.</summary>
    public static Result<Done> ReadEmpty(JsonBody body) => Read<Done>(body, _ => () => default);

    public string? Text(string name) => Optional(name, JsonValueKind.String, "a text")?.GetString();

    /// <summary>A value of whatever kind, for someone else to judge.</summary>
    public JsonElement? Value(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var element) ? element : null;
    }

    public string? RequiredText(string name) => Require(name) ? Text(name) : null;

    public double? RequiredNumber(string name)
    {
        if (!Require(name) || Optional(name, JsonValueKind.Number, "a number") is not { } element) return null;
        if (element.TryGetDouble(out var value) && double.IsFinite(value)) return value;

        Wrong(name, "a number that a double can hold");
        return null;
    }

    public int? Integer(string name, int min, int max)
    {
        if (Optional(name, JsonValueKind.Number, "an integer") is not { } element) return null;
        if (element.TryGetInt32(out var value) && value >= min && value <= max) return value;

        Wrong(name, $"an integer from {min} to {max}");
        return null;
    }

    public bool? Flag(string name)
    {
        var flag = FlagOrOther(name);
        if (flag is null && members.ContainsKey(name)) Wrong(name, "true or false");
        return flag;
    }

    /// <summary>Nothing also where the key holds anything else; whoever takes either reads that next.</summary>
    public bool? FlagOrOther(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var element) && element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : null;
    }

    public int? RequiredInteger(string name, int min, int max) => Require(name) ? Integer(name, min, max) : null;

    public TEnum? Word<TEnum>(string name) where TEnum : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (Wire<TEnum>.TryParse(text, out var value)) return value;

        Wrong(name, $"one of {string.Join(", ", Wire<TEnum>.Names)}");
        return null;
    }

    public TEnum? RequiredWord<TEnum>(string name) where TEnum : struct, Enum => Require(name) ? Word<TEnum>(name) : null;

    public ObjectReader? Object(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var element) ? new ObjectReader(element, PathOf(name), issues) : null;
    }

    /// <summary>The same, where null says that there is none.</summary>
    public ObjectReader? ObjectOrNull(string name)
    {
        asked.Add(name);
        return members.TryGetValue(name, out var element) && element.ValueKind == JsonValueKind.Null ? null : Object(name);
    }

    public ObjectReader? RequiredObject(string name) => Require(name) ? Object(name) : null;

    /// <summary>A text of a form of its own.</summary>
    /// <param name="name">The member.</param>
    /// <param name="expected">Ends the sentence "`name` must be …".</param>
    /// <param name="read">Gives nothing where the text is not of that form.</param>
    public T? Value<T>(string name, string expected, Func<string, T?> read) where T : struct
    {
        if (Text(name) is not { } text) return null;
        if (read(text) is { } value) return value;

        Wrong(name, expected);
        return null;
    }

    /// <summary>A list of texts of a form of their own; those that are not of it are issues.</summary>
    public IReadOnlyList<T>? Values<T>(string name, int most, string expected, Func<string, T?> read) where T : struct
    {
        if (List(name, most) is not { } elements) return null;

        var values = new List<T>();
        foreach (var (index, element) in elements.Index())
        {
            if (element.ValueKind == JsonValueKind.String && read(element.GetString()!) is { } value) values.Add(value);
            else Wrong($"{name}[{index}]", expected);
        }

        return values;
    }

    /// <summary>The objects of a list that must be there, each with a reader; empty where it is not.</summary>
    public IReadOnlyList<ObjectReader> RequiredObjects(string name, int most) =>
        Require(name) && List(name, most) is { } elements ? [.. elements.Select((element, index) => new ObjectReader(element, $"{PathOf(name)}[{index}]", issues))] : [];

    /// <summary>Refuses every key that was not asked for.</summary>
    public void Finish()
    {
        var known = asked.Count == 0 ? "there are none" : $"known: {string.Join(", ", asked)}";
        foreach (var name in members.Keys.Where(name => !asked.Contains(name)))
        {
            issues.Add(PathOf(name), $"`{PathOf(name)}` is not a key here; {known}.");
        }
    }

    private void Wrong(string name, string expected) => issues.Add(PathOf(name), $"`{PathOf(name)}` must be {expected}.");

    private bool Require(string name)
    {
        asked.Add(name);
        if (members.ContainsKey(name)) return true;

        // What is no object has been named as that already.
        if (isObject) issues.Add(PathOf(name), $"`{PathOf(name)}` is missing.");
        return false;
    }

    // What is longer than any use of it is not read on: each of its elements might be an issue.
    private List<JsonElement>? List(string name, int most)
    {
        if (Optional(name, JsonValueKind.Array, "a list") is not { } list) return null;
        if (list.GetArrayLength() <= most) return [.. list.EnumerateArray()];

        Wrong(name, $"a list of {most} at most");
        return null;
    }

    private JsonElement? Optional(string name, JsonValueKind kind, string expected)
    {
        asked.Add(name);
        if (!members.TryGetValue(name, out var element)) return null;
        if (element.ValueKind == kind) return element;

        Wrong(name, expected);
        return null;
    }

    // Names come from the caller and may be long.
    private string PathOf(string name)
    {
        var shown = name.Length > 60 ? name[..60] + "…" : name;
        return path.Length == 0 ? shown : $"{path}.{shown}";
    }
}
