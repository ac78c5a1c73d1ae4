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
        Description = "The manufacturers that your end users are offered in this key's environment: in sandbox all the simulated ones, in live those of your apps within your availability tiers.",
        Permission = Permission.DevicesRead,
        Query = CommonQuery.Page,
        Answer = typeof(Page<OemRead>),
    });

    private static Task HandleAsync(HttpContext http) => http.AskAsync(query => new ListOemsQuery(query.GetPage()), ApiJson.Default.SuccessEnvelopePageOemRead);
}
