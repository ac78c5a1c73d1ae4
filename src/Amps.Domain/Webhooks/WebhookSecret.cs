using System.Security.Cryptography;

namespace Amps.Domain.Webhooks;

/// <summary>The text with which messages are signed: <c>whsec_</c> and the base64 of 32 random bytes, which are the key.</summary>
public static class WebhookSecret
{
    public const string Prefix = "whsec_";

    private const int Size = 32;

    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size));
}
