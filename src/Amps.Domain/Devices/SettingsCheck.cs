using Amps.Domain.Common;

namespace Amps.Domain.Devices;

/// <summary>A setting as a client writes it.</summary>
/// <param name="Value">A number of <paramref name="Unit"/>, or on and off.</param>
/// <param name="Unit">Of a number; none for a switch.</param>
public sealed record SettingRequest(SettingValue Value, Unit? Unit = null);

/// <summary>Whether one device takes settings, all or none of them: the 422 refusals, as one ordered list.</summary>
/// <remarks>Whether a word wants a number or a switch is the request's own matter (400) and comes before: see <see cref="SettingWords.IsSwitch"/>.</remarks>
public static class SettingsCheck
{
    private delegate Failure? Rule(Write write);

    /// <summary>The order is part of the public contract: the first broken rule is the one reported.</summary>
    private static readonly Rule[] InDocumentedOrder = [CanBeTold, HasTheSettings, LetsThemBeWritten, TakesTheUnits, TakesTheValues];

    /// <summary>Holds settings against a device.</summary>
    /// <param name="type">The device's family.</param>
    /// <param name="declaration">What the device has.</param>
    /// <param name="settings">What the client writes, in the client's order, which decides which of several wrong ones is named.</param>
    /// <returns>The first broken rule, or nothing.</returns>
    public static Failure? Check(DeviceType type, DeviceDeclaration declaration, IReadOnlyDictionary<string, SettingRequest> settings)
    {
        var write = new Write(type, declaration.Settings, settings);
        return InDocumentedOrder.Select(rule => rule(write)).FirstOrDefault(failure => failure is not null);
    }

    private static Failure? CanBeTold(Write write) => Commands.Of(write.Type).Count == 0 ? CommandFailures.DirectActionUnsupported : null;

    private static Failure? HasTheSettings(Write write)
    {
        var unknown = write.Settings.Keys.Where(key => !write.Declared.ContainsKey(key)).ToList();
        return unknown.Count == 0 ? null : SettingFailures.Unsupported(unknown, write.Writable);
    }

    private static Failure? LetsThemBeWritten(Write write)
    {
        var readOnly = write.Settings.Keys.Where(key => write.Declared[key].IsReadOnly).ToList();
        return readOnly.Count == 0 ? null : SettingFailures.ReadOnly(readOnly, write.Writable);
    }

    private static Failure? TakesTheUnits(Write write)
    {
        foreach (var (key, request) in write.Settings)
        {
            if (write.Declared[key].Bounds is { } bounds && request.Unit is { } unit && unit != bounds.Unit) return CommandFailures.UnsupportedUnit(key, unit, bounds.Unit);
        }

        return null;
    }

    private static Failure? TakesTheValues(Write write)
    {
        foreach (var (key, request) in write.Settings)
        {
            if (write.Declared[key].Bounds is not { } bounds) continue;
            if (request.Value.Number < bounds.Min || request.Value.Number > bounds.Max) return CommandFailures.OutOfRange(key, request.Value.Number, bounds);
        }

        return null;
    }

    private sealed record Write(DeviceType Type, IReadOnlyDictionary<string, SettingDeclaration> Declared, IReadOnlyDictionary<string, SettingRequest> Settings)
    {
        public IReadOnlyList<string> Writable => [.. Declared.Where(setting => !setting.Value.IsReadOnly).Select(setting => setting.Key).Order(StringComparer.Ordinal)];
    }
}
