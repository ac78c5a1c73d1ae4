using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Users.EraseUser;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Users;

internal sealed class EraseUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/users/{userId}", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "eraseUser",
        Tag = UserRoutes.Tag,
        Summary = "Erase an end user",
        Description = "Removes each of the user's devices, as removing one does; pushes that are called off by it say `user_erased`. Histories and actions are deleted soon after, "
            + "and what events told of the user within 24 hours, so that those under way can be delivered. What the user connects after this call stays.",
        Permission = Permission.UsersWrite,
        Status = StatusCodes.Status204NoContent,
        Answer = typeof(Done),
        Codes = [.. ErrorCatalogue.OfBodies, ErrorCode.NotFound],
    });

    private static Task HandleAsync(HttpContext http, string userId) => http.OrderAsync(new EraseUserCommand(userId));
}
