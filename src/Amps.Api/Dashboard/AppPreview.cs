using Amps.Application.Customers;
using Amps.Application.Ports;

namespace Amps.Api.Dashboard;

/// <summary>Where an app's journey can be tried in the sandbox, by a user of its own.</summary>
internal static class AppPreview
{
    public static string Of(IPublicAddress address, AppRead app) => $"{address.Journey}/link/{app.AppId}?sandbox=true&userId=preview";
}
