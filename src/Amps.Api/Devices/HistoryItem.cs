using Amps.Application.Devices.ReadHistory;
using Amps.Domain.Devices;

namespace Amps.Api.Devices;

/// <summary>
/// An entry of a device's history. With <c>resolution=raw</c> it has <c>at</c>, <c>source</c> and <c>state</c>; with <c>hour</c> and <c>day</c> all the other fields.
/// </summary>
/// <remarks>For the document alone: what is written is one of <see cref="Kinds"/>.</remarks>
internal abstract class HistoryItem<TState> where TState : DeviceState
{
    public static IReadOnlyList<Type> Kinds { get; } = [typeof(ReadingRead<TState>), typeof(BucketRead)];
}
