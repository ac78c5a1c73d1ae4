using System.Text.Json;
using Amps.Application.Common;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Application.Audit;

/// <summary>Which events of the audit log are wanted; all, if nothing is said.</summary>
public sealed record AuditFilter
{
    /// <summary>Who, or the beginning of it, such as <c>key:</c>.</summary>
    public string? Actor { get; init; }

    /// <summary>A word of <see cref="AuditAction"/>.</summary>
    public string? Action { get; init; }

    /// <summary>The id of what was changed.</summary>
    public string? Subject { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    internal IQueryable<AuditEvent> Of(IQueryable<AuditEvent> events)
    {
        if (Actor is { } actor) events = events.Where(entry => entry.Actor.StartsWith(actor));
        if (Action is { } action) events = events.Where(entry => entry.Action == action);
        if (Subject is { } subject) events = events.Where(entry => entry.Subject == subject);
        if (Since is { } since)
        {
            // No id is earlier than its event, so the index by which the list runs ends the search. It may be later, where a clock stepped back.
            var first = EntityId.First<AuditEventId>(since);
            events = events.Where(entry => entry.Id >= first && entry.At >= since);
        }

        if (Until is { } until) events = events.Where(entry => entry.At < until);
        return events;
    }
}

/// <summary>An event of the audit log.</summary>
public sealed record AuditRow(AuditEventId Id, DateTimeOffset At, string Actor, string? Address, string Action, string Subject, JsonElement? Details)
{
    internal static AuditRow Of(AuditEvent entry) =>
        new(entry.Id, entry.At, entry.Actor, entry.Address, entry.Action, entry.Subject, entry.Details is { } details ? JsonElement.Parse(details) : null);
}

/// <summary>How many events a page has.</summary>
public static class AuditPages
{
    public static PageBounds Bounds { get; } = new(DefaultLimit: 50, MaxLimit: 500);
}
