using Amps.Domain.Devices;

namespace Amps.Infrastructure.Oems.Simulator.SignIn;

/// <summary>What the host has to know to serve the simulated manufacturers' own sign-in page.</summary>
public sealed class SimulatedSignInPage(TimeProvider clock)
{
    private const int MaxLength = 512;

    /// <summary>The name of a simulated manufacturer that has such a page; nothing where it has none.</summary>
    public static string? NameOf(string oem) => SimulatedVendor.All
        .FirstOrDefault(vendor => string.Equals(vendor.Manifest.Key, oem, StringComparison.Ordinal) && vendor.Manifest.AuthMethods.Contains(AuthMethod.Oauth2))?.Manifest.Name;

    /// <summary>Where the browser goes once somebody has signed in, with a code.</summary>
    public Uri Allowed(string oem, string account, string challenge, Uri redirectUri, string? state) =>
        With(redirectUri, "code", SimulatedCode.New(oem, account.Length > MaxLength ? account[..MaxLength] : account, challenge, redirectUri.AbsoluteUri, clock.GetUtcNow()).ToString(), state);

    /// <summary>Where the browser goes once somebody has refused.</summary>
    public static Uri Denied(Uri redirectUri, string? state) => With(redirectUri, "error", "access_denied", state);

    private static Uri With(Uri redirectUri, string name, string value, string? state)
    {
        var separator = redirectUri.Query.Length == 0 ? '?' : '&';
        var told = state is null ? "" : $"&state={Uri.EscapeDataString(state)}";
        return new Uri($"{redirectUri.AbsoluteUri}{separator}{name}={Uri.EscapeDataString(value)}{told}");
    }
}
