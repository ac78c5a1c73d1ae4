using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Oems.ListOems;
using Amps.Domain.Customers;

namespace Amps.Api.Oems;

internal sealed class ListOemsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/oems", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "listOems",
        Tag = "Manufacturers",
        Summary = "List manufacturers",
        Description = "The manufacturers that this key's environment knows: the simulated ones in sandbox, the real ones in live.",
        Permission = Permission.DevicesRead,
        Query = CommonQuery.Page,
        Answer = typeof(Page<OemRead>),
    });

    private static async Task HandleAsync(HttpContext http)
    {
        var query = new QueryReader(http);
        var page = query.GetPage();
        if (query.Failure is { } invalid)
        {
            await http.AnswerAsync(invalid);
            return;
        }

        var sender = http.RequestServices.GetRequiredService<ISender>();
        await http.AnswerAsync(await sender.Send(new ListOemsQuery(page), http.RequestAborted), ApiJson.Default.SuccessEnvelopePageOemRead);
    }
}
