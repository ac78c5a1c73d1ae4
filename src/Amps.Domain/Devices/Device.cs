using Amps.Domain.Actions;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;

namespace Amps.Domain.Devices;

/// <summary>One piece of hardware of an end user, as one customer sees it in one environment.</summary>
public sealed class Device : Announcing, IOwned
{
    private Device()
    {
    }

    public DeviceId Id { get; private init; }

    public CustomerId CustomerId { get; private init; }

    public string UserId { get; private init; } = "";

    public DeviceType Type { get; private init; }

    /// <summary>The key of the manufacturer in the catalogue of OEMs.</summary>
    public string Vendor { get; private init; } = "";

    /// <summary>The manufacturer's own id of the device.</summary>
    public string OemDeviceId { get; private init; } = "";

    public CredentialId CredentialId { get; private set; }

    public string Model { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>The IANA zone of the plant, in which its owner's clock runs.</summary>
    public string Timezone { get; private set; } = "";

    public DateTimeOffset ConnectedAt { get; private init; }

    /// <summary>Whether it is beyond its customer's allowances: the oldest registrations are within.</summary>
    public bool Overage { get; private set; }

    public ConnectionState Connection { get; private set; }

    public DateTimeOffset ConnectionSince { get; private set; }

    /// <summary>Whether the manufacturer lets the end user sign in again.</summary>
    public bool Reconnectable { get; private set; }

    public DeviceDeclaration Declaration { get; private set; } = DeviceDeclaration.ReadOnly;

    public DeviceState? State { get; private set; }

    public IReadOnlyDictionary<string, SettingValue> Settings { get; private set; } = NoSettings;

    public DateTimeOffset? PulledAt { get; private set; }

    /// <summary>When the pull began that brought the stored state; none where something happened after that.</summary>
    public DateTimeOffset? AskedAt { get; private set; }

    /// <summary>When something happened last that no pull knows which began before.</summary>
    public DateTimeOffset? StaleSince { get; private set; }

    /// <summary>When pulls began to fail; none after a success.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>The newest action of the device.</summary>
    public ActionId? LastActionId { get; private set; }

    /// <summary>When its state, settings or connection changed last, or it was given an action; not how an action or a schedule of its went on.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    private static IReadOnlyDictionary<string, SettingValue> NoSettings { get; } = new Dictionary<string, SettingValue>(StringComparer.Ordinal);

    public static Device Register(Credential credential, DiscoveredDevice found, string timezone, DateTimeOffset now)
    {
        var device = new Device
        {
            Id = EntityId.New<DeviceId>(now),
            CustomerId = credential.CustomerId,
            UserId = credential.UserId,
            Type = found.Type,
            Vendor = credential.Oem,
            OemDeviceId = found.OemDeviceId,
            CredentialId = credential.Id,
            Model = found.Model,
            Name = found.Name,
            Timezone = timezone,
            ConnectedAt = now,
            Connection = ConnectionState.Connected,
            ConnectionSince = now,
            Reconnectable = found.Reconnectable,
            Declaration = found.Declaration,
            UpdatedAt = now,
        };
        device.Announce(EventCatalogue.DeviceConnected, now);
        return device;
    }

    /// <summary>Whether the stored state may be shown as it is.</summary>
    public bool IsFresh(TimeSpan maxAge, DateTimeOffset now) => State is not null && AskedAt is { } asked && !(StaleSince > asked) && PulledAt is { } at && now - at < maxAge;

    /// <summary>Takes over a successful pull.</summary>
    /// <param name="reading">What it brought.</param>
    /// <param name="at">When it came.</param>
    /// <param name="askedAt">When it was asked for; at once, where absent.</param>
    /// <returns>The history's row, or nothing where a later pull was recorded already.</returns>
    public HistoryEntry? Record(DeviceReading reading, DateTimeOffset at, DateTimeOffset? askedAt = null)
    {
        // Two nodes may pull at once; the later reading stays.
        if (PulledAt >= at) return null;

        State = reading.State;
        Settings = reading.Settings;
        Declaration = reading.Declaration;
        PulledAt = at;
        AskedAt = askedAt ?? at;
        FailingSince = null;
        UpdatedAt = at;
        return HistoryEntry.Of(this, reading.State, at);
    }

    /// <summary>Notes that a pull failed and the connection still stands.</summary>
    public void NoteFailedPull(DateTimeOffset now)
    {
        if (FailingSince is not null) return;

        FailingSince = now;
        UpdatedAt = now;
    }

    /// <summary>Notes the newest action of the device.</summary>
    public void NoteAction(ActionId action, DateTimeOffset now)
    {
        LastActionId = action;
        UpdatedAt = now;
    }

    /// <summary>Notes that something happened to the device that the stored state cannot know, nor a pull that is under way: the next read pulls.</summary>
    public void MarkStale(DateTimeOffset now)
    {
        AskedAt = null;
        StaleSince = now;
    }

    /// <summary>Notes that the end user's account no longer lets us in. Noting it again keeps the first instant.</summary>
    /// <param name="now">This instant.</param>
    /// <param name="reconnectionUrl">Where its owner signs in again.</param>
    public void Disconnect(DateTimeOffset now, string? reconnectionUrl = null)
    {
        if (Connection == ConnectionState.Disconnected) return;

        Connection = ConnectionState.Disconnected;
        ConnectionSince = now;
        UpdatedAt = now;
        Announce(EventCatalogue.DeviceDisconnected, now, Reconnectable ? reconnectionUrl : null);
    }

    /// <summary>Notes that the end user has signed in again. Where the connection stands, nothing happens.</summary>
    public void Reconnect(DateTimeOffset now)
    {
        if (Connection == ConnectionState.Connected) return;

        Connection = ConnectionState.Connected;
        ConnectionSince = now;
        FailingSince = null;
        MarkStale(now);
        UpdatedAt = now;
        Announce(EventCatalogue.DeviceReconnected, now);
    }

    /// <summary>Notes whether the device is beyond its customer's allowances. Noting the same again changes nothing.</summary>
    public void SetOverage(bool isBeyond, DateTimeOffset now)
    {
        if (Overage == isBeyond) return;

        Overage = isBeyond;
        UpdatedAt = now;
        Announce(isBeyond ? EventCatalogue.DeviceOverage : EventCatalogue.DeviceOverageLifted, now);
    }

    /// <summary>Notes that the device is being removed; whoever removes the row saves it with that.</summary>
    public void Leave(DateTimeOffset now) => Announce(EventCatalogue.DeviceRemoved, now);

    /// <summary>Its owner has linked it again, by the same account or another: it lives on under its id.</summary>
    /// <param name="credential">Of the same user and manufacturer.</param>
    /// <param name="found">As the manufacturer shows it now.</param>
    /// <param name="timezone">Of the plant; none leaves it as it is.</param>
    /// <param name="now">This instant.</param>
    public void Relink(Credential credential, DiscoveredDevice found, string? timezone, DateTimeOffset now)
    {
        CredentialId = credential.Id;
        Model = found.Model;
        Declaration = found.Declaration;
        Reconnectable = found.Reconnectable;
        Timezone = timezone ?? Timezone;
        MarkStale(now);
        UpdatedAt = now;
        Reconnect(now);
    }

    private void Announce(string type, DateTimeOffset now, string? reconnectionUrl = null) =>
        Announce(type, UserId, new DeviceEvent(Id, Type, UserId, now, reconnectionUrl), now);
}

/// <summary>What a manufacturer's account shows before anything is registered.</summary>
/// <param name="Type">The family.</param>
/// <param name="OemDeviceId">The manufacturer's own id.</param>
/// <param name="Model">As the manufacturer calls it.</param>
/// <param name="Name">As the owner calls it, or the model.</param>
/// <param name="Timezone">IANA, where the manufacturer says it.</param>
/// <param name="Declaration">What the device takes.</param>
/// <param name="Reconnectable">Whether its owner may sign in again later.</param>
public sealed record DiscoveredDevice(
    DeviceType Type,
    string OemDeviceId,
    string Model,
    string Name,
    string? Timezone,
    DeviceDeclaration Declaration,
    bool Reconnectable = true);
