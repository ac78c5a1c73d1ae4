using Amps.Application.Common;
using Amps.Application.Credentials;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Devices.RecordPull;

/// <summary>Stores what a pull brought: a reading with its history row, a lost connection of the whole account, or the failure.</summary>
/// <param name="Device">Which was pulled.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="AskedAt">When the pull began: what happened to the device after that, it may not know.</param>
/// <param name="At">When it ended.</param>
public sealed record RecordPullCommand(DeviceId Device, DriverResult<DeviceReading> Answer, DateTimeOffset AskedAt, DateTimeOffset At) : ICommand<Done>;

internal sealed class RecordPullHandler(IEnvironmentDb db, CredentialKeeper credentials) : IHandler<RecordPullCommand, Done>
{
    public async Task<Result<Done>> Handle(RecordPullCommand request, CancellationToken cancellationToken)
    {
        var device = await db.Devices.SingleOrDefaultAsync(row => row.Id == request.Device, cancellationToken);
        if (device is null) return DeviceFailures.NotFound;

        if (request.Answer.Failure is null)
        {
            await db.RecordAsync(device, request.Answer.Value, request.AskedAt, request.At, cancellationToken);
        }
        else if (request.Answer.Failure.Disconnects)
        {
            await credentials.BreakAsync(device.CredentialId, request.At, request.AskedAt, cancellationToken);
        }
        else
        {
            device.NoteFailedPull(request.At);
        }

        return default(Done);
    }
}
