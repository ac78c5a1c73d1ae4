using System.Globalization;
using Amps.Application.Journeys.CreateLinkSession;
using Amps.Domain.Common;
using Amps.Domain.Devices;
using Amps.Domain.Journeys;
using Microsoft.OpenApi;

namespace Amps.Api.OpenApi;

/// <summary>The bodies of the routes around the Auth Journey.</summary>
internal static class LinkBodies
{
    public static OpenApiRequestBody LinkSession() => RequestBodies.Body(
        RequestBodies.Object(
            "Whom the link is for, and what it may connect.",
            ["appId", "userId"],
            ("appId", RequestBodies.Text("The app that sends the end user; one of yours.")),
            ("userId", RequestBodies.Text("Your own id of the end user: 1 to 128 of `A-Za-z0-9._@:+|-`.")),
            ("deviceType", RequestBodies.Word("Only devices of this type; the end user is not asked.", Wire<DeviceType>.Names)),
            ("oem", RequestBodies.Text("Only this manufacturer, by its key of `GET /oems`; the end user is not asked.")),
            ("deviceId", RequestBodies.Text("A device of the user whose connection is to be repaired. Then `deviceType`, `oem`, `skipDeviceSelection` and `maxDevices` have no place.")),
            ("skipDeviceSelection", new OpenApiSchema { Type = JsonSchemaType.Boolean, Description = "Connects all devices of the account that fit; the end user is not asked which. False, if left away." }),
            ("maxDevices", Number(1, JourneyTerms.MostDevices, "The most devices that may be connected; 100, if left away.")),
            ("origin", RequestBodies.Text("The page that embeds the journey and hears of its end; one of the origins that the app declares.")),
            ("redirectUrl", RequestBodies.Text("Where the end user goes afterwards; one of the URLs that the app declares, character by character.")),
            ("state", RequestBodies.Text(string.Create(CultureInfo.InvariantCulture, $"Given back as it is when the end user returns; up to {JourneyTerms.MaxState} characters."))),
            ("expiresInSeconds", Number(CreateLinkSessionCommand.ShortestWait, CreateLinkSessionCommand.LongestWait, "How long the link waits to be opened; 1800, if left away."))),
        "A battery of any manufacturer",
        """{ "appId": "app_01jz5p9q3w8x7v6t5s4r2q1p0n", "userId": "user-42", "deviceType": "battery", "state": "onboarding-7" }""");

    private static OpenApiSchema Number(int min, int max, string description) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = min.ToString(CultureInfo.InvariantCulture),
        Maximum = max.ToString(CultureInfo.InvariantCulture),
        Description = description,
    };
}
