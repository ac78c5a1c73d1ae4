using System.Globalization;
using System.Text.Json;

namespace Amps.Domain.Devices;

/// <summary>What a field of a state can hold. Null, for "the manufacturer does not say", every field can.</summary>
/// <param name="Name">As on the wire.</param>
public abstract record StateField(string Name)
{
    /// <summary>Ends the sentence "`name` must be …".</summary>
    public abstract string Expected { get; }

    public bool Takes(JsonElement value) => value.ValueKind == JsonValueKind.Null || TakesValue(value);

    protected abstract bool TakesValue(JsonElement value);

    /// <summary>A quantity, and between which values a device of a home can have it.</summary>
    public sealed record Number(string Name, double Min, double Max, string Unit) : StateField(Name)
    {
        public override string Expected => string.Create(CultureInfo.InvariantCulture, $"a number from {Min} to {Max} ({Unit}), or null");

        protected override bool TakesValue(JsonElement value) =>
            value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= Min && number <= Max;
    }

    public sealed record Flag(string Name) : StateField(Name)
    {
        public override string Expected => "true, false or null";

        protected override bool TakesValue(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;
    }

    /// <summary>One of the contract's words.</summary>
    public sealed record Word(string Name, IReadOnlyList<string> Words) : StateField(Name)
    {
        public override string Expected => $"one of {string.Join(", ", Words)}, or null";

        protected override bool TakesValue(JsonElement value) =>
            value.ValueKind == JsonValueKind.String && Words.Contains(value.GetString(), StringComparer.Ordinal);
    }
}
