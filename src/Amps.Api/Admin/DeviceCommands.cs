using System.CommandLine;
using Amps.Application.Credentials.RevokeAccount;
using Amps.Domain.Devices;

namespace Amps.Api.Admin;

/// <summary>Commands around devices and the accounts that reach them.</summary>
internal static class DeviceCommands
{
    private static readonly Option<DeviceId> Device = AdminOptions.Required("--device", "The device, dev_….", AdminOptions.Id<DeviceId>);

    public static void AddTo(RootCommand root)
    {
        var command = new Command("disconnect-device", "Revokes at a simulated manufacturer what the account of a device granted: all of its devices disconnect.") { Device };
        command.SetAction((parsed, cancellationToken) =>
        {
            var device = parsed.GetValue(Device);
            return AdminRun.SendForAsync(parsed, device, sender => sender.Send(new RevokeAccountCommand(device), cancellationToken), AdminJson.Default.RevokedAccount, cancellationToken);
        });
        root.Add(command);
    }
}
