using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amps.Application.Ports;

namespace Amps.Infrastructure.Webhooks;

/// <summary>Signs as Svix and Standard Webhooks do: HMAC-SHA256 over <c>{id}.{timestamp}.{body}</c>, the key being the base64 after <c>whsec_</c>.</summary>
internal static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";

    /// <summary>The headers of a signed message, under both names: whoever checks webhooks knows one of the two.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(DeliveryAttempt attempt, ReadOnlySpan<byte> body, DateTimeOffset at)
    {
        var id = attempt.MessageId.Value;
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signatures = new List<string>();
        foreach (var secret in attempt.Secrets)
        {
            signatures.Add(Sign(secret, id, timestamp, body));
        }

        var signature = string.Join(' ', signatures);
        return
        [
            ("svix-id", id), ("svix-timestamp", timestamp), ("svix-signature", signature),
            ("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature),
        ];
    }

    private static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        if (!secret.StartsWith(SecretPrefix, StringComparison.Ordinal)) throw new FormatException($"A webhook secret begins with {SecretPrefix}.");

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Convert.FromBase64String(secret[SecretPrefix.Length..]));
        hmac.AppendData(Encoding.ASCII.GetBytes($"{id}.{timestamp}."));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
