using Amps.Application.Ports;
using Amps.Domain.Devices;
using Amps.Domain.Devices.History;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices;

internal static class Recording
{
    /// <summary>Takes over a reading, with its row of history and what that owes: all in the same save.</summary>
    public static async Task RecordAsync(this IEnvironmentDb db, Device device, DeviceReading reading, DateTimeOffset askedAt, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var before = device.PulledAt;
        if (device.Record(reading, at, askedAt) is not { } entry) return;

        db.History.Add(entry);
        if (!HistoryProgress.Opens(before, at)) return;

        var progress = await db.HistoryProgress.SingleOrDefaultAsync(row => row.DeviceId == device.Id, cancellationToken);
        if (progress is null) db.HistoryProgress.Add(progress = HistoryProgress.Begin(device));
        progress.Note(at);
    }
}
