using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Webhooks.ListEvents;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Webhooks;

namespace Amps.Api.Events;

internal sealed class ListEventsEndpoint : IEndpoint
{
    private static readonly TextParameter Type =
        new("type", "Only events of this type.", new QueryShape("string", Values: EventCatalogue.All));

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/events", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "listEvents",
        Tag = "Events",
        Summary = "List events",
        Description = "What webhooks said in the last 30 days, whether or not an endpoint heard it, oldest first. An event is listed 10 seconds after it happened, so that none can come before a position that you have read to. "
            + "`cursor` may also be an `eventId`: whoever has read to the end goes on from there later.",
        Permission = Permission.DevicesRead,
        Query = [Type, .. CommonQuery.Page],
        Answer = typeof(Page<EventRead>),
    });

    private static Task HandleAsync(HttpContext http) =>
        http.AskAsync(query => new ListEventsQuery(query.Get(Type), After(query.GetPage())), ApiJson.Default.SuccessEnvelopePageEventRead);

    private static PageRequest After(PageRequest page) =>
        EntityId.TryParse<MessageId>(page.Cursor, out var id) ? page with { Cursor = PageCursor.After(id.Value) } : page;
}
