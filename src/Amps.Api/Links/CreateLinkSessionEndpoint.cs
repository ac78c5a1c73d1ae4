using Amps.Api.OpenApi;
using Amps.Api.Routing;
using Amps.Application.Journeys;
using Amps.Application.Journeys.CreateLinkSession;
using Amps.Domain.Common;
using Amps.Domain.Customers;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;

namespace Amps.Api.Links;

internal sealed class CreateLinkSessionEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(LinkRoutes.Sessions, HandleAsync).WithMetadata(new ApiRoute
    {
        OperationId = "createLinkSession",
        Tag = LinkRoutes.Tag,
        Summary = "Make a link for an end user",
        Description = "Gives an address at which the end user signs in at the manufacturer, chooses devices and agrees to share them. It can be opened once. "
            + "With `deviceId` it repairs the connection of that device, and of all others of the same account. The key decides the environment.",
        Permission = Permission.LinkWrite,
        Body = RequestBodyKind.LinkSession,
        Status = StatusCodes.Status201Created,
        Answer = typeof(CreatedLinkSession),
        Codes = [.. ErrorCatalogue.OfPosts, ErrorCode.DeviceNotFound],
    });

    private static Task HandleAsync(HttpContext http) => http.OrderAsync(Read, ApiJson.Default.SuccessEnvelopeCreatedLinkSession, StatusCodes.Status201Created);

    private static Result<CreateLinkSessionCommand> Read(JsonBody body) => ObjectReader.Read<CreateLinkSessionCommand>(body, root =>
    {
        var command = new CreateLinkSessionCommand(root.RequiredText("appId") ?? "", root.RequiredText("userId") ?? "")
        {
            DeviceType = root.Word<DeviceType>("deviceType"),
            Oem = root.Text("oem"),
            DeviceId = root.Text("deviceId"),
            SkipDeviceSelection = root.Flag("skipDeviceSelection"),
            MaxDevices = root.Integer("maxDevices", 1, JourneyTerms.MostDevices),
            Origin = root.Text("origin"),
            RedirectUrl = root.Text("redirectUrl"),
            State = root.Text("state"),
            ExpiresInSeconds = root.Integer("expiresInSeconds", CreateLinkSessionCommand.ShortestWait, CreateLinkSessionCommand.LongestWait),
        };
        return () => command;
    });
}
