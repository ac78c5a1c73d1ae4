using Amps.Application.Ports;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Microsoft.EntityFrameworkCore;

namespace Amps.Application.Allowances;

/// <summary>
/// Marks the devices that are beyond their customer's allowances. A device's rank is its id's, so the oldest registrations are within; it has one rank among all devices and one
/// among those of its manufacturer, and is beyond when either is. So a limit that is raised and a device that goes lift flags only, and a new device gets at most its own.
/// </summary>
/// <remarks>The live context calls it in every save in which devices come or go, so no use case has to.</remarks>
public static class DeviceRanks
{
    /// <summary>How many flags of a kind change in one save; a new limit for a large fleet takes several.</summary>
    public const int Most = 500;

    /// <summary>Sets the flags that are wrong, as part of the save to come, and passes the customer's turnstile.</summary>
    /// <param name="db">The customer's live data.</param>
    /// <param name="customer">Whose.</param>
    /// <param name="change">What the save brings.</param>
    /// <param name="now">This instant.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Whether all flags are right with that; else the next time sets more.</returns>
    public static async Task<bool> RankAsync(this IEnvironmentDb db, CustomerId customer, DeviceChange change, DateTimeOffset now, CancellationToken cancellationToken) =>
        await db.RankAsync(await db.AllowancesAsync(customer, cancellationToken), change, now, cancellationToken);

    /// <summary>The same by allowances that are loaded, and may be changed, already.</summary>
    internal static async Task<bool> RankAsync(
        this IEnvironmentDb db, IReadOnlyDictionary<string, Allowance> allowances, DeviceChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        allowances[Allowance.AllOems].Pass();

        var beyondAll = await FirstBeyondAsync(db, change, allowances[Allowance.AllOems], cancellationToken);
        var capped = allowances.Values.Where(allowance => !allowance.IsGlobal && allowance.Limit is not null).ToList();
        var isDone = true;
        foreach (var allowance in capped)
        {
            var beyond = Earlier(beyondAll, await FirstBeyondAsync(db, change, allowance, cancellationToken));
            isDone &= await MarkAsync(new Group(oem => string.Equals(oem, allowance.Oem, StringComparison.Ordinal), device => device.Vendor == allowance.Oem), beyond);
        }

        var named = capped.ConvertAll(allowance => allowance.Oem);
        return isDone & await MarkAsync(new Group(oem => !named.Contains(oem, StringComparer.Ordinal), device => !named.Contains(device.Vendor)), beyondAll);

        async Task<bool> MarkAsync(Group group, DeviceId? beyond)
        {
            foreach (var device in change.Added.Where(device => group.Holds(device.Vendor))) device.SetOverage(beyond is { } first && device.Id >= first, now);

            var stored = db.Devices.Where(group.Filter).Where(device => !change.Removed.Contains(device.Id)).OrderBy(device => device.Id);
            var wrong = beyond is { } from
                ? await stored.Where(device => !device.Overage && device.Id >= from).Take(Most).ToListAsync(cancellationToken)
                : [];
            var right = beyond is { } to ? stored.Where(device => device.Overage && device.Id < to) : stored.Where(device => device.Overage);
            var lifted = await right.Take(Most).ToListAsync(cancellationToken);
            wrong.ForEach(device => device.SetOverage(isBeyond: true, now));
            lifted.ForEach(device => device.SetOverage(isBeyond: false, now));
            return wrong.Count < Most && lifted.Count < Most;
        }
    }

    /// <summary>Which allowance a device is beyond, and by how much.</summary>
    /// <returns>Nothing where it is within them, because they were raised this moment.</returns>
    public static async Task<OverageDetails?> FindOverageAsync(this IEnvironmentDb db, Device device, CancellationToken cancellationToken)
    {
        var limits = await db.Allowances.AsNoTracking().Where(row => row.Limit != null && (row.Oem == Allowance.AllOems || row.Oem == device.Vendor)).OrderBy(row => row.Oem).ToListAsync(cancellationToken);
        foreach (var allowance in limits)
        {
            var devices = DevicesOf(db, allowance);
            var limit = allowance.Limit!.Value;
            if (await devices.CountAsync(older => older.Id < device.Id, cancellationToken) < limit) continue;

            return new OverageDetails(allowance.IsGlobal ? OverageScope.Global : OverageScope.Oem, limit, await devices.CountAsync(cancellationToken));
        }

        return null;
    }

    /// <summary>The customer's allowances by manufacturer, to change them. That of all manufacturers is always there.</summary>
    internal static async Task<Dictionary<string, Allowance>> AllowancesAsync(this IEnvironmentDb db, CustomerId customer, CancellationToken cancellationToken)
    {
        var allowances = await db.Allowances.ToDictionaryAsync(row => row.Oem, StringComparer.Ordinal, cancellationToken);
        if (allowances.ContainsKey(Allowance.AllOems)) return allowances;

        var global = Allowance.Of(customer, Allowance.AllOems);
        db.Allowances.Add(global);
        allowances.Add(global.Oem, global);
        return allowances;
    }

    /// <summary>The devices that an allowance counts.</summary>
    internal static IQueryable<Device> DevicesOf(IEnvironmentDb db, Allowance allowance) =>
        allowance.IsGlobal ? db.Devices.AsNoTracking() : db.Devices.AsNoTracking().Where(device => device.Vendor == allowance.Oem);

    // The device at the place of the limit, counted from 0, among those that will be there after the save. Those to come may lie between those that are stored, so as many
    // stored ones before that place are looked at as there are to come.
    private static async Task<DeviceId?> FirstBeyondAsync(IEnvironmentDb db, DeviceChange change, Allowance allowance, CancellationToken cancellationToken)
    {
        if (allowance.Limit is not { } limit) return null;

        var added = change.Added.Where(device => allowance.IsGlobal || string.Equals(device.Vendor, allowance.Oem, StringComparison.Ordinal)).Select(device => device.Id).ToList();
        var skipped = Math.Max(0, limit - added.Count);
        var stored = await DevicesOf(db, allowance).Where(device => !change.Removed.Contains(device.Id))
            .OrderBy(device => device.Id).Select(device => device.Id).Skip(skipped).Take(added.Count + 1).ToListAsync(cancellationToken);
        return stored.Concat(added).OrderBy(id => id.Value, StringComparer.Ordinal).Skip(limit - skipped).Select(id => (DeviceId?)id).FirstOrDefault();
    }

    private static DeviceId? Earlier(DeviceId? one, DeviceId? other) => one is null || other < one ? other ?? one : one;

    private sealed record Group(Func<string, bool> Holds, System.Linq.Expressions.Expression<Func<Device, bool>> Filter);
}

/// <summary>The devices that come and go with a save.</summary>
/// <param name="Added">Not stored yet.</param>
/// <param name="Removed">Stored still.</param>
public sealed record DeviceChange(IReadOnlyCollection<Device> Added, IReadOnlyCollection<DeviceId> Removed)
{
    public static DeviceChange None { get; } = new([], []);
}
