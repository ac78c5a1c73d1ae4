using Amps.Domain.Common;
using Amps.Domain.Devices;

namespace Amps.Domain.Customers;

/// <summary>A company that integrates Amps. Owns keys, users and devices; sees nothing of any other customer.</summary>
public sealed class Customer
{
    public const int MaxNameLength = 100;

    /// <summary>What all keys of a customer may call together in one environment, per minute, unless an operator says otherwise.</summary>
    public const int DefaultCeilingPerMinute = 3_000;

    /// <summary>Beyond this the limiter itself would be what is slow.</summary>
    public const int MaxCeilingPerMinute = 1_000_000;

    private Customer()
    {
    }

    public CustomerId Id { get; private init; }

    public string Name { get; private set; } = "";

    public bool LiveEnabled { get; private set; }

    public int SandboxCeilingPerMinute { get; private set; } = DefaultCeilingPerMinute;

    public int LiveCeilingPerMinute { get; private set; } = DefaultCeilingPerMinute;

    /// <summary>Which manufacturers the customer's end users are offered in live, by how ready they are; in the order of the words, at least one.</summary>
    public IReadOnlyList<OemTier> Tiers { get; private set; } = [OemTier.General];

    public DateTimeOffset CreatedAt { get; private init; }

    public static Customer Create(string name, DateTimeOffset now) => new() { Id = EntityId.New<CustomerId>(now), Name = name, CreatedAt = now };

    /// <summary>Lets the customer's live keys in. Doing it again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool EnableLive() => SetLive(enabled: true);

    /// <summary>Shuts the customer's live keys out. Doing it again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool DisableLive() => SetLive(enabled: false);

    /// <summary>Entitles the customer to these tiers and no others. The same again changes nothing.</summary>
    /// <param name="tiers">At least one.</param>
    /// <returns>Whether anything changed.</returns>
    public bool SetTiers(IEnumerable<OemTier> tiers)
    {
        IReadOnlyList<OemTier> wanted = [.. tiers.Distinct().Order()];
        if (wanted.SequenceEqual(Tiers)) return false;

        Tiers = wanted;
        return true;
    }

    /// <summary>Says what all keys may call together, per minute. The same again changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool SetCeilings(int sandbox, int live)
    {
        if (SandboxCeilingPerMinute == sandbox && LiveCeilingPerMinute == live) return false;

        SandboxCeilingPerMinute = sandbox;
        LiveCeilingPerMinute = live;
        return true;
    }

    private bool SetLive(bool enabled)
    {
        if (LiveEnabled == enabled) return false;

        LiveEnabled = enabled;
        return true;
    }
}
