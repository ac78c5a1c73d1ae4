using System.Text.Json;
using System.Text.Json.Serialization;
using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>What a manufacturer answers to a command that it took.</summary>
public abstract record OemAnswer
{
    private OemAnswer()
    {
    }

    /// <summary>It is in force.</summary>
    /// <param name="Message">For people.</param>
    /// <param name="Fields">What the manufacturer says besides.</param>
    public sealed record Done(string Message, IReadOnlyDictionary<string, JsonElement> Fields) : OemAnswer
    {
        private static readonly Dictionary<string, JsonElement> NoFields = new(StringComparer.Ordinal);

        public Done(string message) : this(message, NoFields)
        {
        }
    }

    /// <summary>It is accepted and not in force yet.</summary>
    /// <param name="CheckAfter">When to ask again, from now.</param>
    /// <param name="Handle">What to ask with; may be stored.</param>
    public sealed record Pending(TimeSpan CheckAfter, string Handle) : OemAnswer;
}

/// <summary>Whether a command took effect whose answer nobody heard.</summary>
[JsonConverter(typeof(WireEnumConverter<CommandEffect>))]
public enum CommandEffect
{
    Applied,
    NotApplied,
    CannotTell,
}

/// <summary>What became of settings that were to be written; each key stands in one of the two.</summary>
/// <param name="Updated">The keys that are written, also where they were set to that before.</param>
/// <param name="Failed">The keys that are not, and why.</param>
public sealed record SettingsOutcome(IReadOnlyList<string> Updated, IReadOnlyDictionary<string, OemFailure> Failed);
