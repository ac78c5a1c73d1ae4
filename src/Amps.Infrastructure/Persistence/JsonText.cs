using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amps.Application;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Amps.Domain.Journeys;
using Amps.Domain.Schedules;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Amps.Infrastructure.Persistence;

/// <summary>Values that are stored as JSON in a text column, written by the generated serialiser.</summary>
internal static class JsonText
{
    public static ValueConverter<T, string> Converter<T>(JsonTypeInfo<T> type) where T : class =>
        new(value => JsonSerializer.Serialize(value, type), text => JsonSerializer.Deserialize(text, type)!);

    /// <summary>For immutable values of which many rows hold the same: each text is parsed once.</summary>
    public static ValueConverter<T, string> Shared<T>(JsonTypeInfo<T> type) where T : class
    {
        var parsed = new SharedValues<T>(type);
        return new(value => JsonSerializer.Serialize(value, type), text => parsed.Of(text));
    }

    /// <summary>These values are replaced, never changed in place, so the reference tells.</summary>
    public static ValueComparer<T> Comparer<T>() where T : class =>
        new((left, right) => ReferenceEquals(left, right), value => value.GetHashCode(), value => value);

    private sealed class SharedValues<T>(JsonTypeInfo<T> type) where T : class
    {
        private const int Most = 10_000;

        private readonly ConcurrentDictionary<string, T> values = new(StringComparer.Ordinal);

        public T Of(string text)
        {
            if (values.TryGetValue(text, out var known)) return known;

            var value = JsonSerializer.Deserialize(text, type)!;
            if (values.Count < Most) values[text] = value;
            return value;
        }
    }
}

/// <summary>The stored types' serialisers.</summary>
internal static class AmpsJsonTypes
{
    public static JsonTypeInfo<DeviceState> State => AmpsJson.Default.DeviceState;

    public static JsonTypeInfo<HistoryBucket> Bucket => AmpsJson.Default.HistoryBucket;

    public static JsonTypeInfo<DeviceDeclaration> Declaration => AmpsJson.Default.DeviceDeclaration;

    public static JsonTypeInfo<IReadOnlyDictionary<string, SettingValue>> Settings => AmpsJson.Default.SettingValues;

    public static JsonTypeInfo<IReadOnlyDictionary<string, Quantity>> Quantities => AmpsJson.Default.Quantities;

    public static JsonTypeInfo<DeviceCommand> Command => AmpsJson.Default.DeviceCommand;

    public static JsonTypeInfo<CommandResult> Result => AmpsJson.Default.CommandResult;

    public static JsonTypeInfo<ActionRevert> Revert => AmpsJson.Default.ActionRevert;

    public static JsonTypeInfo<ForeignScheduler> Scheduler => AmpsJson.Default.ForeignScheduler;

    public static JsonTypeInfo<ActionError> Error => AmpsJson.Default.ActionError;

    public static JsonTypeInfo<SandboxControls> Sandbox => AmpsJson.Default.SandboxControls;

    public static JsonTypeInfo<SchedulePlan> Plan => AmpsJson.Default.SchedulePlan;

    public static JsonTypeInfo<JourneyTerms> Terms => AmpsJson.Default.JourneyTerms;

    public static JsonTypeInfo<SkippedSlot> Skip => AmpsJson.Default.SkippedSlot;

    public static JsonTypeInfo<IReadOnlyList<OemTier>> Tiers => AmpsJson.Default.IReadOnlyListOemTier;

    public static JsonTypeInfo<IReadOnlyList<DeviceId>> DeviceIds => AmpsJson.Default.DeviceIds;

    public static JsonTypeInfo<IReadOnlyList<SweepRead>> Sweeps => AmpsJson.Default.Sweeps;

    public static JsonTypeInfo<IReadOnlyList<string>> Words => AmpsJson.Default.IReadOnlyListString;
}
