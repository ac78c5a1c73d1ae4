using System.Text.Json;
using Amps.Application.Ports;
using Amps.Domain.Customers;

namespace Amps.Application.Common;

/// <summary>Adds events to the save that makes the change which they tell of.</summary>
internal static class Auditing
{
    /// <param name="db">What is about to be saved.</param>
    /// <param name="scope">Who acts.</param>
    /// <param name="action">A word of <see cref="AuditAction"/>.</param>
    /// <param name="subject">The id of what changes.</param>
    /// <param name="now">This instant.</param>
    /// <param name="details">What changes; never a secret or the id of an end user. Those without a value are left out.</param>
    public static void Audit(this IEnvironmentDb db, RequestScope scope, string action, string subject, DateTimeOffset now, params (string Name, string? Value)[] details) =>
        db.AuditEvents.Add(AuditEvent.Of(action, scope.Origin, scope.Tenant.CustomerId, subject, now, Json(details)));

    /// <summary>The same of a customer, above the environments.</summary>
    public static void Audit(
        this IPlatformDb db, RequestScope scope, string action, CustomerId customer, string subject, DateTimeOffset now, params (string Name, string? Value)[] details) =>
        db.AuditEvents.Add(AuditEvent.Of(action, scope.Origin, customer, subject, now, Json(details)));

    /// <summary>An instant, as details show it.</summary>
    public static string? Text(DateTimeOffset? at) => at?.UtcDateTime.ToString(InstantJsonConverter.Format, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What changes, as it is stored.</summary>
    public static string? Json(params (string Name, string? Value)[] details)
    {
        var told = details.Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value!, StringComparer.Ordinal);
        return told.Count == 0 ? null : JsonSerializer.Serialize(told, AmpsJson.Default.Texts);
    }
}
