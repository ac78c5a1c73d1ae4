using Amps.Api.Routing;
using Amps.Application.Common;
using Amps.Application.Users;
using Amps.Application.Users.ListUsers;
using Amps.Domain.Customers;

namespace Amps.Api.Users;

internal sealed class ListUsersEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/users", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "listUsers",
        Tag = UserRoutes.Tag,
        Summary = "List end users",
        Description = "Everyone who has a device connected, in the order of your own ids of them.",
        Permission = Permission.UsersRead,
        Query = CommonQuery.Page,
        Answer = typeof(Page<UserRead>),
    });

    private static Task HandleAsync(HttpContext http) => http.AskAsync(query => new ListUsersQuery(query.GetPage()), ApiJson.Default.SuccessEnvelopePageUserRead);
}
