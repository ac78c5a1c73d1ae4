using Amps.Application.Common;
using Amps.Application.Ports;
using Amps.Domain.Common;
using Amps.Domain.Webhooks;
using FluentValidation;

namespace Amps.Application.Webhooks.ListEvents;

/// <summary>Lists what webhooks said in the last 30 days, whether or not anybody heard it, oldest first.</summary>
/// <param name="Type">Only events of this type.</param>
/// <param name="Page">Its cursor may also be an event's id, so that whoever has read to the end can go on from there.</param>
public sealed record ListEventsQuery(string? Type, PageRequest Page) : IQuery<Page<EventRead>>
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>An event is listed this long after it happened. Saves that run side by side become visible in another order than their events happened in: until then one could come to lie before a position that somebody has read to.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);
}

internal sealed class ListEventsValidator : AbstractValidator<ListEventsQuery>
{
    public ListEventsValidator()
    {
        RuleFor(query => query.Page).IsPageOf<ListEventsQuery, MessageId>();
        RuleFor(query => query.Type).Must(type => EventCatalogue.All.Contains(type, StringComparer.Ordinal)).When(query => query.Type is not null).OverridePropertyName("type")
            .WithMessage($"`type` must be one of {string.Join(", ", EventCatalogue.All)}.");
    }
}

internal sealed class ListEventsHandler(IEnvironmentDb db, TimeProvider time) : IHandler<ListEventsQuery, Page<EventRead>>
{
    public async Task<Result<Page<EventRead>>> Handle(ListEventsQuery request, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var (since, until) = (now - ListEventsQuery.Kept, now - ListEventsQuery.Settled);
        var events = db.Messages.Where(message => !message.IsTest && message.CreatedAt >= since && message.CreatedAt <= until);
        if (request.Type is { } type) events = events.Where(message => message.Type == type);
        var after = request.Page.After is { } id ? events.Where(message => message.Id > MessageId.Trust(id)) : events;

        return await events.ToPageAsync(after.OrderBy(message => message.Id), request.Page, message => message.Id.Value, EventRead.Of, cancellationToken);
    }
}
