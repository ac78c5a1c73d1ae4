using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Application.Devices.EndStragglers;

/// <summary>Ends what came upon a device while its removal was being saved. Nothing comes after that: whoever pushes or fires changes the device's row too, and it is gone. May be repeated.</summary>
public sealed record EndStragglersCommand(DeviceId Device, CancelReason Reason) : ICommand<Done>;

internal sealed class EndStragglersHandler(IEnvironmentDb db, TimeProvider time) : IHandler<EndStragglersCommand, Done>
{
    public async Task<Result<Done>> Handle(EndStragglersCommand request, CancellationToken cancellationToken)
    {
        await db.EndAllWorkAsync(request.Device, request.Reason, time.Now(), cancellationToken);
        return default(Done);
    }
}
