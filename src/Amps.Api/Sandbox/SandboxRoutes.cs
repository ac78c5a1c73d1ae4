using Amps.Application.ApiKeys.AuthenticateKey;
using Amps.Domain.Customers;

namespace Amps.Api.Sandbox;

/// <summary>The words of the sandbox's own routes.</summary>
internal static class SandboxRoutes
{
    public const string Tag = "Sandbox";

    /// <summary>All routes that only sandbox keys can see lie below this one, and no others do.</summary>
    public const string Root = "/sandbox";

    public const string Devices = Root + "/devices";

    public const string Device = Devices + "/{deviceId}";

    /// <summary>Whether a key must not even learn that there is such an address.</summary>
    public static bool AreHiddenFrom(KeyRecord key, PathString path) => key.Environment == AmpsEnvironment.Live && path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);
}
