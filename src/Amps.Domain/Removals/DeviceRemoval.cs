using Amps.Domain.Customers;
using Amps.Domain.Devices;

namespace Amps.Domain.Removals;

/// <summary>What is still owed once a device is gone: its manufacturer is told, its history is deleted, and where its user is erased, all else that tells of it.</summary>
/// <remarks>Written in the save that removes the device, and deleted when nothing is owed any more. Every step may be repeated.</remarks>
public sealed class DeviceRemoval : IOwned, IOwed
{
    /// <summary>So long a manufacturer that cannot be reached is told again; then the credential goes all the same.</summary>
    public static readonly TimeSpan ManufacturerRetries = TimeSpan.FromHours(1);

    private DeviceRemoval()
    {
    }

    public DeviceId DeviceId { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    public DeviceType DeviceType { get; private init; }

    public string Vendor { get; private init; } = "";

    public string OemDeviceId { get; private init; } = "";

    public string Model { get; private init; } = "";

    /// <summary>By which the manufacturer is told; none once it was, or need not be.</summary>
    public CredentialId? CredentialId { get; private init; }

    /// <summary>Whether actions and messages go too, because the user is erased.</summary>
    public bool Erases { get; private init; }

    public DateTimeOffset RemovedAt { get; private init; }

    /// <summary>When there is something to do.</summary>
    public DateTimeOffset DueAt { get; private init; }

    /// <summary>Until then the messages stay, so that the last of them can be delivered.</summary>
    public DateTimeOffset MessagesUntil => RemovedAt + UserErasure.MessagesStay;

    public static DeviceRemoval Of(Device device, bool erases, DateTimeOffset now) => new()
    {
        DeviceId = device.Id,
        CustomerId = device.CustomerId,
        UserId = device.UserId,
        DeviceType = device.Type,
        Vendor = device.Vendor,
        OemDeviceId = device.OemDeviceId,
        Model = device.Model,
        CredentialId = device.CredentialId,
        Erases = erases,
        RemovedAt = now,
        DueAt = now,
    };

    /// <summary>Whether telling the manufacturer is tried no more.</summary>
    public bool GivesUp(DateTimeOffset now) => now >= RemovedAt + ManufacturerRetries;
}
