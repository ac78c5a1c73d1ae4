using Amps.Domain.Devices;

namespace Amps.Domain.Customers;

/// <summary>Which manufacturers may be offered in live. The sandbox shows all of its own to everybody.</summary>
/// <param name="Tiers">What the customer is entitled to.</param>
/// <param name="Oems">The keys that the app, or the customer's apps together, offer; none for all.</param>
public sealed record OemEntitlement(IReadOnlyList<OemTier> Tiers, IReadOnlyList<string> Oems)
{
    public bool Allows(string oem, OemTier tier) => Tiers.Contains(tier) && (Oems.Count == 0 || Oems.Contains(oem, StringComparer.Ordinal));

    /// <summary>What an app of a customer may offer.</summary>
    public static OemEntitlement Of(IReadOnlyList<OemTier> tiers, CustomerApp app) => new(tiers, app.Oems);

    /// <summary>What the apps of a customer may offer together. One that has none yet sees all that it could.</summary>
    public static OemEntitlement Of(IReadOnlyList<OemTier> tiers, IReadOnlyCollection<CustomerApp> apps) =>
        new(tiers, apps.Any(app => app.Oems.Count == 0) ? [] : [.. apps.SelectMany(app => app.Oems).Distinct(StringComparer.Ordinal)]);
}
