using System.Text.Json.Serialization;
using Amps.Domain.Devices;
using Amps.Domain.Devices.Batteries;
using Amps.Domain.Devices.EvChargers;
using Amps.Domain.Devices.History;
using Amps.Domain.Devices.Hvac;
using Amps.Domain.Devices.SolarInverters;
using Amps.Domain.Devices.Vehicles;

namespace Amps.Application.Devices.ReadHistory;

/// <summary>An entry of a device's history: a reading, or an hour or day of them. The question decides which.</summary>
[JsonDerivedType(typeof(ReadingRead<BatteryState>))]
[JsonDerivedType(typeof(ReadingRead<EvChargerState>))]
[JsonDerivedType(typeof(ReadingRead<HvacState>))]
[JsonDerivedType(typeof(ReadingRead<SolarInverterState>))]
[JsonDerivedType(typeof(ReadingRead<VehicleState>))]
[JsonDerivedType(typeof(BucketRead))]
public abstract record HistoryRead
{
    internal static HistoryRead Of(HistoryEntry entry) => entry.State switch
    {
        BatteryState state => Of(entry, state),
        EvChargerState state => Of(entry, state),
        HvacState state => Of(entry, state),
        SolarInverterState state => Of(entry, state),
        VehicleState state => Of(entry, state),
        _ => throw new InvalidOperationException($"{entry.State.GetType()} has no history."),
    };

    internal static HistoryRead Of(HistoryBucket bucket) => new BucketRead(
        bucket.Start,
        bucket.End,
        bucket.Samples,
        Rounded(bucket.Coverage()),
        bucket.Fields.ToDictionary(field => field.Key, field => new FieldRead(Rounded(field.Value.Min), Rounded(field.Value.Max), Rounded(field.Value.Mean())), StringComparer.Ordinal),
        bucket.EnergyInKwh is { } into ? Rounded(into) : null,
        bucket.EnergyOutKwh is { } outOf ? Rounded(outOf) : null);

    // Every row of a history was pulled.
    private static ReadingRead<TState> Of<TState>(HistoryEntry entry, TState state) where TState : DeviceState => new(entry.At, ReadSource.Live, state);

    private static double Rounded(double value) => Math.Round(value, 4);
}

/// <summary>One reading of a device, as it was.</summary>
/// <param name="At">When the device was read at the manufacturer; with <c>resolution=raw</c> only.</param>
/// <param name="Source">Where the reading came from: <c>live</c>, pulled from the manufacturer; with <c>resolution=raw</c> only.</param>
/// <param name="State">What the device said; with <c>resolution=raw</c> only.</param>
public sealed record ReadingRead<TState>(DateTimeOffset At, ReadSource Source, TState State) : HistoryRead where TState : DeviceState;

/// <summary>An hour, or a day of the plant, in which a device was read.</summary>
/// <param name="Start">The first instant; with <c>resolution=hour</c> and <c>day</c> only, as all that follows.</param>
/// <param name="End">The first instant after it. It may lie ahead: then more will be added.</param>
/// <param name="Samples">Readings in it, at least 1.</param>
/// <param name="Coverage">The share of it, 0 to 1, that lies between two readings at most 30 minutes apart. Over longer gaps nothing is assumed.</param>
/// <param name="Fields">The numbers of <c>state</c> by name, without those of which nothing was said.</param>
/// <param name="EnergyInKwh">Energy into the device at the AC side (for a charger: into the car), over the part that is covered; null where its power was not known.</param>
/// <param name="EnergyOutKwh">Energy out of the device at the AC side, over the part that is covered; null where its power was not known.</param>
public sealed record BucketRead(
    DateTimeOffset Start,
    DateTimeOffset End,
    int Samples,
    double Coverage,
    IReadOnlyDictionary<string, FieldRead> Fields,
    double? EnergyInKwh,
    double? EnergyOutKwh) : HistoryRead;

/// <summary>One number of a device within an hour or a day. Between two readings at most 30 minutes apart it runs in a straight line.</summary>
/// <param name="Min">The lowest value, also at the boundaries.</param>
/// <param name="Max">The highest value, also at the boundaries.</param>
/// <param name="Mean">The mean over the time that is covered; where nothing is, of the readings.</param>
public sealed record FieldRead(double Min, double Max, double Mean);
