using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Amps.Infrastructure.Oems.Simulator.SignIn;

/// <summary>An authorization code of the simulated sign-in page. It carries what it stands for, so nothing has to be remembered until it is redeemed.</summary>
/// <param name="Oem">Which manufacturer's page it was.</param>
/// <param name="Account">Who signed in there.</param>
/// <param name="Challenge">The public half of PKCE.</param>
/// <param name="RedirectUri">Where the page went back to.</param>
/// <param name="ExpiresAt">After that it is worth nothing.</param>
/// <param name="Nonce">Tells it from every other one.</param>
/// <remarks>It is not signed: an account of the sandbox lets everybody in anyway.</remarks>
internal sealed record SimulatedCode(string Oem, string Account, string Challenge, string RedirectUri, DateTimeOffset ExpiresAt, string Nonce)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private const int MaxLength = 4000;

    public static SimulatedCode New(string oem, string account, string challenge, string redirectUri, DateTimeOffset now) =>
        new(oem, account, challenge, redirectUri, now + Lifetime, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public static SimulatedCode? Read(string text)
    {
        if (text.Length > MaxLength || !Base64Url.IsValid(text)) return null;

        try
        {
            return JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), SimulatedSignInJson.Default.SimulatedCode);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether whoever brings it is the one who asked for it, in time.</summary>
    public bool IsFor(string oem, string verifier, string redirectUri, DateTimeOffset now) =>
        now < ExpiresAt && string.Equals(oem, Oem, StringComparison.Ordinal) && string.Equals(redirectUri, RedirectUri, StringComparison.Ordinal)
        && string.Equals(Challenge, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), StringComparison.Ordinal);

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, SimulatedSignInJson.Default.SimulatedCode));
}

/// <summary>What a simulated manufacturer wants back with the second proof.</summary>
/// <param name="Account">Who signs in.</param>
/// <param name="DisplayName">As the owner typed it.</param>
/// <param name="Method">How; the grant's kind follows from it.</param>
/// <param name="AskedAt">When it was asked for.</param>
internal sealed record SimulatedPending(string Account, string DisplayName, Domain.Devices.AuthMethod Method, DateTimeOffset AskedAt);
