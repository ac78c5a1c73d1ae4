using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Sandbox.OrderFailures;
using Amps.Domain.Common;
using Amps.Domain.Customers;

namespace Amps.Api.Sandbox;

internal sealed class OrderFailuresEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(SandboxRoutes.Device + "/fail", HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "failSimulatedDevice",
        Tag = SandboxRoutes.Tag,
        Summary = "Make the next calls to a simulated device fail",
        Description = "Each call to the manufacturer uses one up, at once and without a wait: a pull, a command, its repetition, the question what became of it. "
            + "`REJECTED` and `SCHEDULER_ACTIVE` wait for a command or settings. The next single read is not answered from the cache. "
            + "A further call replaces what is left; a `count` of 0 clears it.",
        Permission = Permission.DevicesWrite,
        Body = RequestBodyKind.OrderFailures,
        Answer = typeof(OrderedFailuresRead),
        Codes = [.. ErrorCatalogue.OfPosts, ErrorCode.NotFound, ErrorCode.DeviceNotFound],
    });

    private static Task HandleAsync(HttpContext http, string deviceId) =>
        http.OrderAsync(body => SandboxBody.ReadFailures(body, deviceId), ApiJson.Default.SuccessEnvelopeOrderedFailuresRead);
}
